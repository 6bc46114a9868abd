// The pieces that the schemas of the API are made of. Times are RFC 3339 texts in UTC; absent values are left out, never null.

import * as v from 'valibot';

type Schema = v.GenericSchema;

export type DeepReadonly<Value> = Value extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
    : Value;

/** A value that fits a schema of the API, as it is sent and as a client receives it. */
export type Shown<Described extends Schema> = DeepReadonly<v.InferOutput<Described>>;

/** An object of the API under the name that it has in the OpenAPI document. It has no members but these. */
export function named<const Entries extends v.ObjectEntries>(name: string, entries: Entries) {
  return v.pipe(v.strictObject(entries), v.title(name));
}

/** A schema with a sentence for the OpenAPI document. */
export function described<const Described extends v.GenericSchema>(schema: Described, description: string) {
  return v.pipe(schema, v.description(description));
}

/** A list, or one page of a list: `next` is the cursor of the page after it, absent on the last. */
export function listOf<const Item extends v.GenericSchema>(item: Item) {
  return named(`${v.getTitle(item)}List`, { items: v.array(item), next: v.exactOptional(v.string()) });
}

/** Any part of a sorted list; null where something was removed since the list was sorted. Pages by cursor leave those out. */
export function windowOf<const Item extends v.GenericSchema>(item: Item) {
  const entries = { total: count, items: v.array(v.nullable(item)), next: v.exactOptional(v.string()) };
  return named(`${v.getTitle(item)}Window`, entries);
}

export const time = v.pipe(v.string(), v.isoTimestamp());
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** `displayName` is absent while the user or group is not known yet. */
export const reference = named('Reference', { id: v.string(), displayName: v.exactOptional(v.string()) });

/** One attribute that was changed; `before` and `after` are JSON values. */
export const change = named('Change', {
  path: v.string(),
  before: v.exactOptional(v.unknown()),
  after: v.exactOptional(v.unknown()),
});

export type Change = Shown<typeof change>;

/** One event in the history of a user or group. */
export const historyEvent = named('HistoryEvent', {
  id: v.string(),
  at: time,
  type: v.string(),
  actor: v.string(),
  subject: v.string(),
  changes: v.array(change),
});

/** A user or group that a change names by its id. */
export const namedResource = named('NamedResource', {
  id: v.string(),
  type: v.picklist(['User', 'Group']),
  displayName: v.string(),
  isRemoved: described(v.boolean(), 'Whether it was deleted and can be restored'),
});
export type NamedResource = Shown<typeof namedResource>;

export const problem = named('Problem', {
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: described(v.string(), 'A code of docs/errors.md'),
  detail: described(v.string(), 'An English sentence: what happened and what to do'),
  nextStep: described(v.string(), 'What to do, in English'),
  fields: v.exactOptional(
    described(
      v.record(v.string(), v.union([v.string(), v.number()])),
      'The values in the sentence; `reason` names the sentence where a code has several',
    ),
  ),
});
export type Problem = Shown<typeof problem>;
