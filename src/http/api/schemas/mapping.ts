// The attributes that Entra sends, and a directory's own schemas.

import * as v from 'valibot';
import { count, named, type Shown, time } from './shared.ts';

const mappedAttribute = named('MappedAttribute', {
  /** The target of the mapping row: `emails[type eq "work"].value`. */
  path: v.string(),
  /** How many of the sampled users have a value. */
  users: count,
  /** The value that was sent last, cut at 80 characters. */
  lastValue: v.string(),
  lastAt: time,
});
export type MappedAttribute = Shown<typeof mappedAttribute>;

const unmappedAttribute = named('UnmappedAttribute', {
  path: v.string(),
  /** The schema that the path names, if it names one. */
  urn: v.exactOptional(v.string()),
  /** Whether that schema is there, but has no such attribute. */
  hasSchema: v.boolean(),
  /** Whether a PATCH was refused for it. */
  isRefused: v.boolean(),
  requests: count,
  lastAt: time,
  lastEntry: v.string(),
});
export type UnmappedAttribute = Shown<typeof unmappedAttribute>;

export const mapping = named('Mapping', {
  users: count,
  /** How many users were read: all up to 2,000, an even sample beyond. */
  sampled: count,
  attributes: v.array(mappedAttribute),
  /** Attributes that arrived within a week and that no schema describes, the last one first. */
  unmapped: v.array(unmappedAttribute),
  /** How many users of the whole directory have each mapping warning; only warnings that occur. */
  warnings: v.array(v.strictObject({ code: v.string(), users: count })),
});
export type Mapping = Shown<typeof mapping>;

export const schema = named('Schema', {
  urn: v.string(),
  name: v.string(),
  description: v.string(),
  role: v.picklist(['resource type', 'extension']),
  resourceTypes: v.array(v.strictObject({ name: v.string(), endpoint: v.string(), required: v.boolean() })),
  attributes: v.array(v.string()),
});
export type Schema = Shown<typeof schema>;

export const importedSchemas = named('ImportedSchemas', {
  schemas: v.array(v.strictObject({ urn: v.string(), state: v.picklist(['added', 'changed', 'unchanged']) })),
});
export type ImportedSchemas = Shown<typeof importedSchemas>;

export const removedSchemas = named('RemovedSchemas', { removed: v.array(v.string()) });
