// The attributes that Entra sends, and a directory's own schemas.

import * as v from 'valibot';
import { count, described, named, type Shown, time } from './shared.ts';

const mappedAttribute = named('MappedAttribute', {
  path: described(v.string(), 'The target of the mapping row: `emails[type eq "work"].value`'),
  users: described(count, 'How many of the sampled users have a value'),
  lastValue: described(
    v.string(),
    'The value that was sent last, cut at 80 characters; `•••` for an API key without `users:read`',
  ),
  lastAt: time,
});
export type MappedAttribute = Shown<typeof mappedAttribute>;

const unmappedAttribute = named('UnmappedAttribute', {
  path: v.string(),
  urn: v.exactOptional(described(v.string(), 'The schema that the path names, if it names one')),
  hasSchema: described(v.boolean(), 'Whether that schema is there, but has no such attribute'),
  isRefused: described(v.boolean(), 'Whether a PATCH was refused for it'),
  requests: count,
  lastAt: time,
  lastEntry: v.string(),
});
export type UnmappedAttribute = Shown<typeof unmappedAttribute>;

export const mapping = named('Mapping', {
  users: count,
  sampled: described(count, 'How many users were read: all up to 2,000, an even sample beyond'),
  attributes: v.array(mappedAttribute),
  unmapped: described(
    v.array(unmappedAttribute),
    'Attributes that arrived within a week and that no schema describes, the last one first',
  ),
  warnings: described(
    v.array(v.strictObject({ code: v.string(), users: count })),
    'How many users of the whole directory have each mapping warning; only warnings that occur',
  ),
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
  revision: described(count, 'Grows with every change of the schemas'),
  schemas: v.array(v.strictObject({ urn: v.string(), state: v.picklist(['added', 'changed', 'unchanged']) })),
});
export const removedSchemas = named('RemovedSchemas', { removed: v.array(v.string()) });
