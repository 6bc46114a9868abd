// Writes of one directory's resources within a transaction. An update that leaves the keys alone touches no index;
// the counters change together with the rows that they count.

import type { DirectoryId, DirectoryTransaction, ResourceId, ResourceWrite, WriteOutcome } from '../../domain/store.ts';
import {
  type KeyColumns,
  keyNames,
  parseTexts,
  personType,
  type RemovedRow,
  readLabel,
  toKeyColumns,
} from '../rows.ts';
import { createSecretWriter } from '../tables/resource-secrets.ts';
import { eventFields } from '../tables/rows-history.ts';
import { saveSchemas } from '../tables/schemas.ts';
import { addToUserHour, userHourColumns, userHourOf, userHourValues } from '../tables/user-hours.ts';
import { dropClaims, isClaimed, replaceClaims } from './claims.ts';
import { type Bound, isUniqueViolation, type Statements } from './connection.ts';
import { readCredentialState } from './credentials.ts';
import { createSql } from './database.ts';
import { addMembers, removeMembers, resolveMember } from './members.ts';
import { purge } from './removed.ts';
import { createDirectoryReader } from './resources.ts';

/** Notes by how many active users the directory grew. */
interface Counting extends Bound {
  readonly grown: (active: number) => void;
}

type KeyName = (typeof keyNames)[number];
type KeyRow = KeyColumns & { readonly position: number };

const insert = `
  INSERT INTO resource (directory_id, type, id, version, created_at, changed_at, label, body, ${keyNames.join(', ')})
  VALUES (?, ?, ?, ?, ?, ?, ?, ?${', ?'.repeat(keyNames.length)})
  ON CONFLICT (directory_id, type, unique_key) WHERE deleted_at IS NULL DO NOTHING`;
const findKeys = `
  SELECT position, ${keyNames.join(', ')} FROM resource
  WHERE directory_id = ? AND id = ? AND type = ? AND deleted_at IS NULL`;
const markRemoved = 'UPDATE resource SET deleted_at = ? WHERE position = ?';
const touch = `
  UPDATE resource SET version = version + 1, changed_at = max(changed_at, ?)
  WHERE directory_id = ? AND id = ? AND deleted_at IS NULL`;
const addEmail =
  'INSERT INTO resource_email (directory_id, type, email, position) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
const dropEmail = 'DELETE FROM resource_email WHERE directory_id = ? AND type = ? AND email = ? AND position = ?';
const addToCount = `
  INSERT INTO resource_count (directory_id, type, living, active, shifts) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (directory_id, type) DO UPDATE SET
    living = resource_count.living + excluded.living, active = resource_count.active + excluded.active,
    shifts = resource_count.shifts + excluded.shifts`;
const addUserHour = `
  INSERT INTO user_hour (directory_id, ${userHourColumns}) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (directory_id, at) DO UPDATE SET ${addToUserHour}`;
const appendEvent = `INSERT INTO event (directory_id, ${eventFields.columns}) VALUES (?, ${eventFields.places})`;

/** A unit of work on `directoryId`; `statements` are those of one work in the writer's queue. */
export function createTransaction(statements: Statements, directoryId: DirectoryId): DirectoryTransaction {
  // By how many active users the directory grew since the last event: it is written with the next one.
  let activeGrowth = 0;
  const grown = (active: number): void => {
    activeGrowth += active;
  };
  const bound: Counting = { statements, directoryId, grown };
  const sql = createSql(statements);
  const reads = createDirectoryReader(statements, directoryId);
  return {
    resources: {
      ...reads.resources,
      insert: async (resource) => insertResource(bound, resource),
      update: async (resource) => updateResource(bound, resource),
      remove: async (type, id, at) => removeResource(bound, type, id, at),
      touch: async (ids, at) => {
        for (const id of new Set(ids)) statements.query(touch).run(at, directoryId, id);
      },
    },
    members: {
      list: reads.members.list,
      add: async (groupId, added) => addMembers(bound, groupId, added),
      remove: async (groupId, ids) => removeMembers(bound, groupId, ids),
      resolve: async (id, type) => resolveMember(bound, id, type),
    },
    secrets: createSecretWriter(sql, directoryId),
    removed: {
      ...reads.removed,
      restore: async (resource) =>
        restoreResource(bound, resource, await reads.removed.findRow(resource.type, resource.id)),
      purge: async (ids) => purge(bound, ids),
    },
    events: {
      append: async (event) => {
        statements.query(appendEvent).run(directoryId, ...eventFields.write(event));
        const hour = userHourOf(event, activeGrowth);
        if (hour === undefined) return;
        activeGrowth = 0;
        statements.query(addUserHour).run(directoryId, ...userHourValues(hour));
      },
    },
    schemas: { ...reads.schemas, save: (text) => saveSchemas(sql, directoryId, text) },
    credentialState: async (tokenId) => readCredentialState(bound, tokenId),
  };
}

function insertResource(bound: Counting, resource: ResourceWrite): WriteOutcome {
  const { type, id, version, createdAt, changedAt, body, keys } = resource;
  if (isClaimed(bound, id, keys.claims)) return 'taken';
  const columns = toKeyColumns(keys);
  const content = [version, createdAt, changedAt, readLabel(resource) ?? null, body];
  const { changes, lastPosition } = bound.statements
    .query(insert)
    .run(bound.directoryId, type, id, ...content, ...keyNames.map((name) => columns[name]));
  if (changes === 0) return 'taken';
  replaceEmails(bound, type, lastPosition, [], keys.emails);
  replaceClaims(bound, id, keys.claims);
  count(bound, type, { living: 1, active: columns.active });
  return 'written';
}

function updateResource(bound: Counting, resource: ResourceWrite): WriteOutcome {
  const { type, id, keys } = resource;
  const before = bound.statements.query<KeyRow>(findKeys).get(bound.directoryId, id, type);
  if (before === undefined) throw new Error(`There is no living ${type} with this id to update`);
  if (isClaimed(bound, id, keys.claims)) return 'taken';
  const columns = toKeyColumns(keys);
  const changed = keyNames.filter((name) => before[name] !== columns[name]);
  if (writeContent(bound, before.position, resource, changed, '') === 'taken') return 'taken';
  if (changed.includes('emails')) replaceEmails(bound, type, before.position, parseTexts(before.emails), keys.emails);
  replaceClaims(bound, id, keys.claims);
  count(bound, type, { active: columns.active - before.active });
  return 'written';
}

function removeResource(bound: Counting, type: string, id: ResourceId, at: number): void {
  const before = bound.statements.query<KeyRow>(findKeys).get(bound.directoryId, id, type);
  if (before === undefined) return;
  bound.statements.query(markRemoved).run(at, before.position);
  replaceEmails(bound, type, before.position, parseTexts(before.emails), []);
  dropClaims(bound, id);
  count(bound, type, { living: -1, active: -before.active, shifts: 1 });
}

function restoreResource(bound: Counting, resource: ResourceWrite, removed: RemovedRow | undefined): WriteOutcome {
  const { type, id, createdAt, keys } = resource;
  if (removed === undefined) throw new Error(`There is no deleted ${type} with this id to restore`);
  if (isClaimed(bound, id, keys.claims)) return 'taken';
  const alive = 'deleted_at = NULL, created_at = ?, ';
  if (writeContent(bound, removed.position, resource, keyNames, alive, createdAt) === 'taken') return 'taken';
  replaceEmails(bound, type, removed.position, [], keys.emails);
  replaceClaims(bound, id, keys.claims);
  count(bound, type, { living: 1, active: Number(keys.active), shifts: 1 });
  return 'written';
}

/** Sets the named keys only: an index whose columns are not mentioned is not written. SQLite undoes a refused statement alone. */
function writeContent(
  { statements }: Bound,
  position: number,
  resource: ResourceWrite,
  names: readonly KeyName[],
  first: string,
  ...firstValues: readonly number[]
): WriteOutcome {
  const { version, changedAt, body, keys } = resource;
  const columns = toKeyColumns(keys);
  const assignments = names.map((name) => `${name} = ?, `).join('');
  const text = `UPDATE resource SET ${first}${assignments}version = ?, changed_at = ?, label = ?, body = ? WHERE position = ?`;
  const values = names.map((name) => columns[name]);
  try {
    statements
      .composed(text)
      .run(...firstValues, ...values, version, changedAt, readLabel(resource) ?? null, body, position);
    return 'written';
  } catch (error) {
    if (isUniqueViolation(error, 'resource.unique_key')) return 'taken';
    throw error;
  }
}

function replaceEmails(
  { statements, directoryId }: Bound,
  type: string,
  position: number,
  before: readonly string[],
  after: readonly string[],
): void {
  for (const email of before) {
    if (!after.includes(email)) statements.query(dropEmail).run(directoryId, type, email, position);
  }
  for (const email of after) {
    if (!before.includes(email)) statements.query(addEmail).run(directoryId, type, email, position);
  }
}

interface Counted {
  readonly living?: number;
  readonly active: number;
  /** 1 when resources behind this one have another row number from now on. */
  readonly shifts?: number;
}

function count(
  { statements, directoryId, grown }: Counting,
  type: string,
  { living = 0, active, shifts = 0 }: Counted,
): void {
  if (living === 0 && active === 0) return;
  if (type === personType) grown(active);
  statements.query(addToCount).run(directoryId, type, living, active, shifts);
}
