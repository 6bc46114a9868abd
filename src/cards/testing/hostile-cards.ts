// Cards with a text in one place, as the reader of the field keeps it, and harmless values in all others.

import assert from 'node:assert/strict';
import type { CardField, TemplateFields } from '../../domain/index.ts';
import { assemble } from '../assemble.ts';
import { cardFields } from '../field.ts';
import { type PublicCard, publicCard } from '../public-card.ts';
import { readFieldValue } from '../value.ts';

/** Where a text goes on a card, and what is entered there. */
export interface Place {
  readonly name: string;
  readonly field: CardField;
  readonly enter: (text: string) => unknown;
  /** Without it the name of the card is made of its parts. */
  readonly hasDisplayName?: false;
}

type Entered = Partial<Record<CardField, unknown>>;

const harmless: Entered = {
  ...{ prefix: 'Dr.', firstName: 'Jana', lastName: 'Weber', suffix: 'MBA', displayName: 'J. Weber' },
  ...{ organisation: 'Contoso', position: 'Sales', department: 'Trade', shortDescription: 'Likes trains' },
  ...{ mobile: '+49 171 1', phone: '+49 30 1', fax: '+49 30 2', email: 'jana@contoso.example' },
  ...{ website: 'https://contoso.example/', color: '#0b5fff', focus: 'contact', language: 'en' },
  address: { office: 'B2', street: 'Linden 1', postalCode: '10117', locality: 'Berlin', region: 'BE', country: 'DE' },
  socialLinks: [{ label: 'LinkedIn', url: 'https://l.example/jana' }],
};

const lines = ['organisation', 'position', 'department', 'shortDescription', 'displayName'] as const;
const partsOfName = ['prefix', 'firstName', 'lastName', 'suffix'] as const;
const numbers = ['mobile', 'phone', 'fax'] as const;
const chosen = ['website', 'color', 'focus', 'language'] as const;
const parts = ['office', 'street', 'postalCode', 'locality', 'region', 'country'] as const;
/** Addresses are longer once they are escaped. */
const maxUrlText = 250;

export const places: readonly Place[] = [
  ...lines.map((field): Place => ({ name: field, field, enter: asIs })),
  ...partsOfName.map((field): Place => ({ name: field, field, enter: asIs, hasDisplayName: false })),
  ...numbers.map((field): Place => ({ name: field, field, enter: (text) => `+49 30 1 ${text}` })),
  ...chosen.map((field): Place => ({ name: `all of ${field}`, field, enter: asIs })),
  { name: 'email', field: 'email', enter: (text) => `${text.replaceAll(/[\s@]/g, '')}@contoso.example` },
  { name: 'website', field: 'website', enter: inUrl },
  ...parts.map(
    (part): Place => ({
      name: `address.${part}`,
      field: 'address',
      enter: (text) => ({ ...Object(harmless.address), [part]: text }),
    }),
  ),
  { name: 'label of a link', field: 'socialLinks', enter: (label) => [{ label, url: 'https://l.example/jana' }] },
  { name: 'address of a link', field: 'socialLinks', enter: (text) => [{ label: 'X', url: inUrl(text) }] },
  { name: 'all of a link', field: 'socialLinks', enter: (text) => [{ label: text, url: text }] },
];

function asIs(text: string): string {
  return text;
}

function inUrl(text: string): string {
  return `https://contoso.example/${text.slice(0, maxUrlText)}?q=${text.slice(0, maxUrlText)}#${text.slice(0, maxUrlText)}`;
}

/** The card with this text; undefined where the field keeps no such value. */
export function cardWith({ field, enter, hasDisplayName }: Place, text: string): PublicCard | undefined {
  const base = hasDisplayName === false ? { ...harmless, displayName: undefined } : harmless;
  if (readFieldValue(field, enter(text)) === undefined) return undefined;
  const entered: Entered = { ...base, [field]: enter(text) };
  const rows = cardFields.map((each) => [each, fixed(each, entered[each])] as const);
  // Each field has its row.
  return publicCard(assemble({}, Object.fromEntries(rows) as TemplateFields, {}, 'en'));
}

/** The card of a place with a harmless value there. */
export function harmlessCard(place: Place): PublicCard {
  return cardWith({ ...place, enter: () => harmless[place.field] }, '') ?? assert.fail(place.name);
}

function fixed(field: CardField, entered: unknown): TemplateFields[CardField] {
  const value = readFieldValue(field, entered);
  return { rule: 'fixed', ...(value === undefined ? {} : { value }), isVisible: true, editableBy: 'editor' };
}
