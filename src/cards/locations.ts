// Locations of a directory: the address and the phone of an office, on every card of those who work there.

import {
  attributesOf,
  type CardLocation,
  type CardStore,
  Failure,
  type LocationContent,
  newId,
  type OwnValues,
  type StoredResource,
  type TemplateFields,
} from '../domain/index.ts';
import { fold, quote } from '../scim/index.ts';
import { shownValue } from './assemble.ts';
import type { CardScope } from './scope.ts';
import { checkFieldValue } from './template.ts';
import { readFieldValue } from './value.ts';

const maxLocations = 1_000;
const maxNameLength = 200;

/** What is known of a card when its office is looked for. */
export interface Placed {
  readonly user: StoredResource;
  readonly card: { readonly ownValues: OwnValues };
  readonly template: { readonly fields: TemplateFields };
}

/** The office on a card, as a key of locations. */
export function officeKey({ user, card, template }: Placed): string | undefined {
  const office = officeOf({ user, card, template });
  return office === undefined ? undefined : locationKey(office);
}

export function officeOf({ user, card, template }: Placed): string | undefined {
  return shownValue('address', attributesOf(user), template.fields, card.ownValues)?.office;
}

/** Names that differ in case and spaces alone are the same office. */
export function locationKey(name: string): string {
  return fold(name.replaceAll(/\s+/g, ' ').trim());
}

export async function findLocationOf(
  cards: Pick<CardStore, 'findLocation'>,
  placed: Placed,
): Promise<CardLocation | undefined> {
  const key = officeKey(placed);
  return key === undefined ? undefined : cards.findLocation(key);
}

/** Throws Failure BC-904 for a location that the directory does not have. */
async function readLocation({ store, directory }: CardScope, id: string): Promise<CardLocation> {
  const found = (await store.directory(directory.id).cards.locations()).find((location) => location.id === id);
  if (found !== undefined) return found;
  throw new Failure('BC-904', { reason: 'cardLocation', id: quote(id) });
}

/** What is entered for a location; null takes a part away. */
export type LocationChange = { readonly [Part in keyof LocationContent]?: string | null | undefined };

export async function addLocation(scope: CardScope, change: LocationChange): Promise<CardLocation> {
  const { cards } = scope.store.directory(scope.directory.id);
  if ((await cards.locations()).length >= maxLocations)
    throw new Failure('BC-905', { reason: 'cardLocations', most: maxLocations });
  return save(scope, newId(scope.platform, 'loc'), checkContent(change));
}

/** Sets the parts that are named, at once on every card. */
export async function changeLocation(
  scope: CardScope,
  id: string,
  change: LocationChange,
): Promise<{ readonly before: CardLocation; readonly after: CardLocation }> {
  const before = await readLocation(scope, id);
  const { changedAt: _, id: __, ...content } = before;
  return { before, after: await save(scope, id, checkContent({ ...content, ...change })) };
}

export async function removeLocation(scope: CardScope, id: string): Promise<CardLocation> {
  const location = await readLocation(scope, id);
  await scope.store.directory(scope.directory.id).cards.removeLocation(id);
  return location;
}

async function save({ store, platform, directory }: CardScope, id: string, content: LocationContent) {
  const location: CardLocation = { ...content, id, changedAt: platform.clock() };
  const isSaved = await store.directory(directory.id).cards.saveLocation(location, locationKey(content.name));
  if (isSaved) return location;
  throw new Failure('BC-906', { reason: 'cardLocationName' });
}

function checkContent({ name, phone, street, postalCode, locality, country }: LocationChange): LocationContent {
  const office = readFieldValue('displayName', name);
  if (office === undefined || office.length > maxNameLength)
    throw new Failure('BC-906', { reason: 'cardLocationName' });
  const parts = { street, postalCode, locality, country };
  const hasPart = Object.values(parts).some((part) => part !== undefined && part !== null && part !== '');
  const { office: _, region: __, ...address } = hasPart ? checkFieldValue('address', parts) : {};
  const reached =
    phone === undefined || phone === null || phone === '' ? {} : { phone: checkFieldValue('phone', phone) };
  return { name: office, ...address, ...reached };
}
