// Unique attributes of the directory's own schemas (RFC 7643 §7 "uniqueness"): each value becomes a claim, compared as filters compare.
// "server" is unique among the resources of a type, "global" among all resources of the directory that have the attribute.

import {
  type Attribute,
  codePoints,
  fold,
  isObject,
  isUnassigned,
  type JsonObject,
  listOf,
  notationOf,
  type PlacedAttribute,
  parseDateTime,
  placedAttributes,
  type ResourceType,
  type Schema,
  ScimError,
  valueAt,
} from '../../scim/index.ts';
import { maxKeyLength } from './index-keys.ts';
import type { Claim } from './resource.ts';

export interface UniqueAttribute {
  readonly place: PlacedAttribute;
  readonly sub: Attribute | undefined;
  /** In attribute notation. */
  readonly notation: string;
  readonly scope: string;
}

/** The unique attributes that these schemas add to a type. */
export function uniquesOf(type: ResourceType, schemas: readonly Schema[]): readonly UniqueAttribute[] {
  const own = new Set(schemas.flatMap(({ attributes }) => attributes));
  const places = placedAttributes(type).filter(({ attribute }) => own.has(attribute));
  return places.flatMap((place) =>
    [undefined, ...place.attribute.subAttributes].flatMap((sub) => uniqueOf(type, place, sub)),
  );
}

function uniqueOf(type: ResourceType, place: PlacedAttribute, sub: Attribute | undefined): readonly UniqueAttribute[] {
  const { uniqueness } = sub ?? place.attribute;
  if (uniqueness === 'none' || (sub === undefined && place.attribute.type === 'complex')) return [];
  const notation = notationOf(place, sub);
  return [{ place, sub, notation, scope: `${uniqueness === 'server' ? type.name : '*'} ${notation}` }];
}

/** The attribute that a claim is about, in attribute notation. */
export function claimedName({ scope }: Claim): string {
  return scope.slice(scope.indexOf(' ') + 1);
}

/** The claims of a resource, each once. Throws ScimError invalidValue for a value that is too long to be unique. */
export function claimsOf(uniques: readonly UniqueAttribute[], resource: JsonObject): readonly Claim[] {
  const claims = uniques.flatMap((unique) => valuesOf(unique, resource).map((value) => claimOf(unique, value)));
  return [...new Map(claims.map((claim) => [JSON.stringify([claim.scope, claim.value]), claim])).values()];
}

function valuesOf({ place, sub }: UniqueAttribute, resource: JsonObject): readonly unknown[] {
  const values = listOf(valueAt(resource, place));
  const leaves =
    sub === undefined ? values : values.flatMap((value) => (isObject(value) ? listOf(value[sub.name]) : []));
  return leaves.filter((value) => !isUnassigned(value));
}

function claimOf({ place, sub, notation, scope }: UniqueAttribute, value: unknown): Claim {
  const text = comparable(sub ?? place.attribute, value);
  const length = codePoints(text);
  if (length <= maxKeyLength) return { scope, value: text };
  throw new ScimError(
    'invalidValue',
    `${notation} is unique and has ${length} characters, at most ${maxKeyLength} are taken.`,
  );
}

// As a bound filter holds its value: text folded where not case-exact, dateTimes in milliseconds.
function comparable({ type, caseExact }: Attribute, value: unknown): string {
  if (type === 'dateTime') return String(parseDateTime(String(value)));
  return type !== 'string' || caseExact ? String(value) : fold(String(value));
}
