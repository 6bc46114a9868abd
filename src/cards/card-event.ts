// What receivers of events are to know of a card: which of its fields visitors see differently, its state, and whether its user is active.
// Values are not part of it: who may see them reads the card.

import {
  type AttributeChange,
  attributesOf,
  type CardEventType,
  type CardLanguage,
  type CardLocation,
  type CardTemplate,
  type FollowedCard,
  type ListedResource,
  type Platform,
  type SeenCard,
} from '../domain/index.ts';
import { member } from '../scim/index.ts';
import { inLanguage, resolveFields } from './assemble.ts';
import { officeKey } from './locations.ts';

const languages: readonly CardLanguage[] = ['de', 'en'];
/** So many bytes tell a text from another one of the same field. */
const hashBytes = 6;

/** What is to be known of a card now; one that the rules take away is as good as paused. While its user is away it is what it was before, so that the return says everything. */
export function seeCard(
  { sha256 }: Pick<Platform, 'sha256'>,
  { card, seen }: Pick<FollowedCard, 'card' | 'seen'>,
  { removedAt, resource: user }: Pick<ListedResource, 'removedAt' | 'resource'>,
  template: CardTemplate | undefined,
  locations: ReadonlyMap<string, CardLocation>,
): SeenCard {
  const active = removedAt === undefined && member(attributesOf(user), 'active') !== false;
  if (!active) return { state: seen?.state ?? card.state, active, fields: seen?.fields ?? {} };
  if (template === undefined) return { state: 'paused', active, fields: {} };
  const location = locations.get(officeKey({ card, user, template }) ?? '');
  const hash = (value: unknown): string =>
    Buffer.from(sha256(JSON.stringify(value)).subarray(0, hashBytes)).toString('base64url');
  const resolved = resolveFields(attributesOf(user), template.fields, card.ownValues, location);
  const shown = resolved.filter(({ isVisible, value }) => isVisible && value !== undefined);
  const hashes = shown.map(({ field, value }) => [
    field,
    hash(languages.map((each) => inLanguage(field, value, each))),
  ]);
  const beside = Object.entries({ photo: card.photo, pin: card.pinHash }).filter(([, value]) => value !== undefined);
  const fields = [...hashes, ...beside.map(([name, value]) => [name, hash(value)])];
  return { state: card.state, active, fields: Object.fromEntries(fields) };
}

/** What an event says of the difference; undefined where there is nothing to say. */
export function describeChange(
  handle: string,
  before: SeenCard | undefined,
  after: SeenCard,
): { readonly type: CardEventType; readonly changes: readonly AttributeChange[] } | undefined {
  if (before === undefined) {
    const changes = [
      { path: 'handle', after: handle },
      { path: 'state', after: after.state },
    ];
    return after.active ? { type: 'card.created', changes } : undefined;
  }
  const changes = [...difference('active', before, after), ...difference('state', before, after)];
  const fields = changedFields(before, after).map((path) => ({ path }));
  const type = typeOf(before, after, changes.length > 0);
  const all = [...changes, ...fields];
  return all.length === 0 ? undefined : { type, changes: all };
}

function difference(path: 'active' | 'state', before: SeenCard, after: SeenCard): readonly AttributeChange[] {
  return before[path] === after[path] ? [] : [{ path, before: before[path], after: after[path] }];
}

function changedFields({ fields: before }: SeenCard, { fields: after }: SeenCard): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((field) => before[field] !== after[field]);
}

function typeOf(before: SeenCard, after: SeenCard, isMoved: boolean): CardEventType {
  if (!isMoved) return 'card.updated';
  if (!after.active) return 'card.ended';
  if (after.state === 'published') return 'card.published';
  return before.state === after.state ? 'card.updated' : 'card.paused';
}
