// Lists that the console sorts and searches: order keys of people and groups, and the log with one index that answers every filter.
// Rows from before get the keys that the directory would give them today.

import { groupKind, userKind } from '../../domain/index.ts';
import type { ResourceId, ResourceKeys } from '../../domain/model.ts';
import { enterpriseUserUrn, fold, isObject } from '../../scim/index.ts';
import type { Migration } from '../migrate.ts';

const resources = `
ALTER TABLE resource ADD COLUMN name_order TEXT NOT NULL DEFAULT '';
ALTER TABLE resource ADD COLUMN email_order TEXT;
ALTER TABLE resource ADD COLUMN department_order TEXT;
UPDATE resource SET
  name_order = coalesce(key_of(type, body, 'nameOrder'), ''),
  email_order = key_of(type, body, 'emailOrder'),
  department_order = key_of(type, body, 'departmentOrder');
DROP INDEX resource_people;
-- Holds all that a list of people reads before it knows whom to show. It grows at its end, so that a new person costs little.
CREATE INDEX resource_people ON resource
  (directory_id, type, position, active, warning, name_order, email_order, department_order, search)
  WHERE deleted_at IS NULL;
`;

const log = `
ALTER TABLE log ADD COLUMN search TEXT NOT NULL DEFAULT '';
UPDATE log SET search = fold(subject) WHERE subject IS NOT NULL;
DROP INDEX log_position;
-- Holds all that a line is filtered by. It grows at its end, so that a line costs one more entry on the last page.
CREATE INDEX log_line ON log
  (directory_id, position, at, status, action, code, warnings, token_id, resource_id, search);
`;

/** Rows from before get what SQL can tell of them; their next change writes the keys anew. */
const inPostgres = `
ALTER TABLE resource ADD COLUMN name_order TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE resource ADD COLUMN email_order TEXT COLLATE "C";
ALTER TABLE resource ADD COLUMN department_order TEXT COLLATE "C";
UPDATE resource SET
  name_order = left(split_part(search, E'\\n', 1), 64),
  email_order = left(CAST(emails AS json) ->> 0, 64),
  department_order = left(lower(CAST(body AS json) -> '${enterpriseUserUrn}' ->> 'department'), 64);
ALTER TABLE log ADD COLUMN search TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE log SET search = lower(subject) WHERE subject IS NOT NULL;
CREATE INDEX log_line ON log (directory_id, position)
  INCLUDE (at, status, action, code, warnings, token_id, resource_id, search);
`;

export const lists: Migration = {
  number: 5,
  name: 'lists',
  functions: {
    fold: (text) => fold(String(text)),
    key_of: (type, body, name) => readKey(String(type), String(body), String(name)),
  },
  sqlite: resources + log,
  postgres: inPostgres,
};

/** Resources of a directory's own types are in no list of the console yet; their next change gives them a key. */
function readKey(type: string, body: string, name: string): string | null {
  const resource: unknown = JSON.parse(body);
  const kind = [userKind, groupKind].find((each) => each.type.name === type);
  if (kind === undefined || !isObject(resource)) return null;
  const key = kind.keys(resource, String(resource['id']) as ResourceId)[name as keyof ResourceKeys];
  return typeof key === 'string' ? key : null;
}
