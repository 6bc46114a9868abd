// Values of fields: read from what the directory has or what was entered, cleaned, and bounded.

import type { CardAddress, CardField, CardValues, SocialLink, TranslatedText } from '../domain/index.ts';
import { isObject, type JsonObject, listOf } from '../scim/index.ts';
import { type FieldKind, kindOf } from './field.ts';

const cardLimits = {
  /** Characters of one text. */
  maxLength: 1_000,
  maxLinks: 20,
} as const;

/** What a value of each kind looks like, for the one who entered another. */
export const valueForms: { readonly [Kind in FieldKind]: string } = {
  line: 'a text',
  translated: 'a text for "de" and "en"',
  phone: 'a phone number with at least one digit',
  email: 'an email address',
  website: 'an address that begins with https:// or http://',
  address: 'an address with office, street, postalCode, locality, region, country',
  links: `up to ${cardLimits.maxLinks} links, each with label and url`,
  color: 'a color such as #0b5fff',
  focus: '"contact" or "socialmedia"',
  language: '"de" or "en"',
};

const readers: { readonly [Kind in FieldKind]: (value: unknown) => unknown } = {
  line: readLine,
  translated: readTranslated,
  phone: (value) => matching(readLine(value), /\d/),
  email: (value) => matching(readLine(value), /^[^\s@]+@[^\s@]+$/),
  website: readWebsite,
  address: readAddress,
  links: readLinks,
  color: (value) => matching(readLine(value)?.toLowerCase(), /^#[0-9a-f]{6}$/),
  focus: (value) => matching(readLine(value), /^(?:contact|socialmedia)$/),
  language: (value) => matching(readLine(value)?.slice(0, 2).toLowerCase(), /^(?:de|en)$/),
};

/** The value as the field keeps it; undefined for none, and for what the field cannot have. */
export function readFieldValue<Field extends CardField>(field: Field, value: unknown): CardValues[Field] | undefined {
  // The reader of the field's kind gives a value of that kind.
  return readers[kindOf(field)](value) as CardValues[Field] | undefined;
}

/** Text in one line without control characters; line breaks become spaces. */
function readLine(value: unknown): string | undefined {
  const text = readText(value);
  return text && presentText(text.replaceAll(/\s+/g, ' ').trim());
}

/** Nothing in it is replaced: most values are such, and of a card 60 are read. */
const plain = /^[\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff]*$/;

/** Text that may have several lines; of control characters only the line feed stays. */
function readText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return plain.test(value) ? presentText(value.trim()) : readLines(value);
}

function readLines(value: string): string | undefined {
  const lines = value.replaceAll(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n').replaceAll('\t', ' ');
  const text = lines
    .replaceAll(/[^\P{Cc}\n]/gu, '')
    .toWellFormed()
    .trim();
  return presentText(text);
}

function presentText(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function matching(text: string | undefined, pattern: RegExp): string | undefined {
  return text !== undefined && pattern.test(text) ? text : undefined;
}

/** A text without a language is the same in each. */
function readTranslated(value: unknown): TranslatedText | undefined {
  const same = readText(value);
  const [de, en] = isObject(value) ? [readText(value['de']), readText(value['en'])] : [same, same];
  return assigned({ de, en });
}

/** URLs have names with braces and quotes as well. */
const domainName = /^[\w-]+(?:\.[\w-]+)+\.?$/;

function readWebsite(value: unknown): string | undefined {
  const text = readLine(value);
  if (text === undefined) return undefined;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol) || !domainName.test(url.hostname)) return undefined;
  // What is in front of "@" is read as the host by many.
  if (url.username !== '' || url.password !== '') return undefined;
  // RFC 3986 knows no backslash; readers of vCards take one for the beginning of an escaped character.
  return url.href.replaceAll('\\', '%5C');
}

/** SCIM's names of the parts, or ours; a text is the name of the office. */
function readAddress(value: unknown): CardAddress | undefined {
  const parts: JsonObject = isObject(value) ? value : { office: value };
  return assigned({
    office: readLine(parts['office'] ?? parts['formatted']),
    street: readLine(parts['street'] ?? parts['streetAddress']),
    postalCode: readLine(parts['postalCode']),
    locality: readLine(parts['locality']),
    region: readLine(parts['region']),
    country: readLine(parts['country']),
  });
}

function readLinks(value: unknown): readonly SocialLink[] | undefined {
  const links = listOf(value).map((link) =>
    isObject(link) ? { label: readLine(link['label']), url: readWebsite(link['url']) } : {},
  );
  const whole = links.filter((link): link is SocialLink => link.label !== undefined && link.url !== undefined);
  return whole.length === links.length && whole.length > 0 ? whole : undefined;
}

/** The members that have a value; undefined when none has. */
function assigned(parts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> | undefined {
  const entries = Object.entries(parts).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Whether every text in it is short enough. */
export function isBounded(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= cardLimits.maxLength;
  if (Array.isArray(value)) return value.length <= cardLimits.maxLinks && value.every(isBounded);
  return isObject(value) ? Object.values(value).every(isBounded) : true;
}
