// Writes of one directory's resources within a transaction. An update that leaves the keys alone touches no index;
// the counters change together with the rows that they count.

import type {
  Condition,
  DirectoryId,
  DirectoryTransaction,
  ResourceId,
  ResourceTypeName,
  ResourceWrite,
  WriteOutcome,
} from '../../domain/store.ts';
import {
  type KeyColumns,
  keyNames,
  parseTexts,
  personType,
  type RemovedRow,
  type ResourceRow,
  readLabel,
  resourceColumns,
  toKeyColumns,
} from '../rows.ts';
import { createSecretWriter } from '../tables/resource-secrets.ts';
import { saveSchemas } from '../tables/schemas.ts';
import { userHourOf } from '../tables/user-hours.ts';
import { type Additions, addCount, addEvent, addHour, type Count, countIn } from './additions.ts';
import type { ResourceWork } from './batch.ts';
import { dropClaims, isClaimed, replaceClaims } from './claims.ts';
import { type Bound, isUniqueViolation, type Parameter } from './connection.ts';
import { readCredentialState } from './credentials.ts';
import { createSql } from './database.ts';
import { addMembers, removeMembers, resolveMember } from './members.ts';
import { purge } from './removed.ts';
import { createDirectoryReader, fromRow } from './resources.ts';

/** Notes by how many active users the directory grew. */
interface Counting extends Bound {
  readonly additions: Additions;
  /** The row that was found last, once: after a write it may be another. */
  readonly takeFound: () => FoundRow | undefined;
  readonly grown: (active: number) => void;
}

type KeyRow = KeyColumns & { readonly position: number };
type FoundRow = ResourceRow & KeyColumns;

const insert = `
  INSERT INTO resource (directory_id, type, id, version, created_at, changed_at, label, body, ${keyNames.join(', ')})
  VALUES (?, ?, ?, ?, ?, ?, ?, ?${', ?'.repeat(keyNames.length)})
  ON CONFLICT (directory_id, type, unique_key) WHERE deleted_at IS NULL DO NOTHING`;
/** A change looks at the resource first: its keys come with it, which saves a statement of 3 us. */
const findWithKeys = `
  SELECT ${resourceColumns}, ${keyNames.map((name) => `r.${name}`).join(', ')} FROM resource r
  WHERE r.directory_id = ? AND r.id = ? AND r.type = ? AND r.deleted_at IS NULL`;
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
/** A unit of work on `directoryId`. */
export function createTransaction(work: ResourceWork, directoryId: DirectoryId): DirectoryTransaction {
  const { statements, additions, shared } = work;
  // By how many active users the directory grew since the last event: it is written with the next one.
  let activeGrowth = 0;
  const grown = (active: number): void => {
    activeGrowth += active;
  };
  let found: FoundRow | undefined;
  const takeFound = (): FoundRow | undefined => {
    const row = found;
    found = undefined;
    return row;
  };
  const bound: Counting = { statements, directoryId, additions, grown, takeFound };
  const sql = createSql(statements);
  const reads = createDirectoryReader(statements, directoryId);
  return {
    resources: {
      ...reads.resources,
      find: async (type, id, related) => {
        found = statements.query<FoundRow>(findWithKeys).get(directoryId, id, type);
        return found && fromRow(bound, found, related);
      },
      count: async (type, condition) =>
        (await reads.resources.count(type, condition)) + uncounted(work, directoryId, type, condition),
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
        addEvent(additions, directoryId, event);
        const hour = userHourOf(event, activeGrowth);
        if (hour === undefined) return;
        activeGrowth = 0;
        addHour(additions, { directoryId, ...hour });
      },
    },
    schemas: { ...reads.schemas, save: (text) => saveSchemas(sql, directoryId, text) },
    credentialState: async (tokenId) => {
      const known = shared.states.get(tokenId) ?? readCredentialState(bound, tokenId);
      if (known !== undefined) shared.states.set(tokenId, known);
      return known;
    },
  };
}

/** What counters do not say yet of the changes in this transaction. */
function uncounted(
  { additions, shared }: ResourceWork,
  directoryId: DirectoryId,
  type: ResourceTypeName,
  condition: Condition,
): number {
  if (condition.kind !== 'all' && condition.kind !== 'active') return 0;
  const counts = [additions, shared.additions].map((added) => countIn(added, directoryId, type));
  const living = counts.reduce((sum, count) => sum + count.living, 0);
  if (condition.kind === 'all') return living;
  const active = counts.reduce((sum, count) => sum + count.active, 0);
  return condition.value ? active : living - active;
}

function insertResource(bound: Counting, resource: ResourceWrite): WriteOutcome {
  bound.takeFound();
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

function keysBefore(bound: Counting, type: string, id: ResourceId): KeyRow | undefined {
  const row = bound.takeFound();
  if (row?.id === id && row.type === type) return row;
  return bound.statements.query<KeyRow>(findKeys).get(bound.directoryId, id, type);
}

function updateResource(bound: Counting, resource: ResourceWrite): WriteOutcome {
  const { type, id, keys } = resource;
  const before = keysBefore(bound, type, id);
  if (before === undefined) throw new Error(`There is no living ${type} with this id to update`);
  if (isClaimed(bound, id, keys.claims)) return 'taken';
  const columns = toKeyColumns(keys);
  const changed = keyNames.filter((name) => before[name] !== columns[name]);
  const assigned = changed.map((name) => [name, columns[name]] as const);
  if (writeContent(bound, before.position, resource, assigned) === 'taken') return 'taken';
  if (changed.includes('emails')) replaceEmails(bound, type, before.position, parseTexts(before.emails), keys.emails);
  replaceClaims(bound, id, keys.claims);
  count(bound, type, { active: columns.active - before.active });
  return 'written';
}

function removeResource(bound: Counting, type: string, id: ResourceId, at: number): void {
  const before = keysBefore(bound, type, id);
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
  bound.takeFound();
  const columns = toKeyColumns(keys);
  const all = keyNames.map((name) => [name, columns[name]] as const);
  const alive = [['deleted_at', null] as const, ['created_at', createdAt] as const];
  if (writeContent(bound, removed.position, resource, [...alive, ...all]) === 'taken') return 'taken';
  replaceEmails(bound, type, removed.position, [], keys.emails);
  replaceClaims(bound, id, keys.claims);
  count(bound, type, { living: 1, active: columns.active, shifts: 1 });
  return 'written';
}

/** Sets the assigned columns only: an index whose columns are not mentioned is not written. SQLite undoes a refused statement alone. */
function writeContent(
  { statements }: Bound,
  position: number,
  resource: ResourceWrite,
  assigned: readonly (readonly [column: string, value: Parameter])[],
): WriteOutcome {
  const { version, changedAt, body } = resource;
  const assignments = assigned.map(([column]) => `${column} = ?, `).join('');
  const text = `UPDATE resource SET ${assignments}version = ?, changed_at = ?, label = ?, body = ? WHERE position = ?`;
  const values = assigned.map(([, value]) => value);
  try {
    statements.composed(text).run(...values, version, changedAt, readLabel(resource) ?? null, body, position);
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

function count(
  { additions, directoryId, grown }: Counting,
  type: string,
  { living = 0, active = 0, shifts = 0 }: Partial<Count>,
): void {
  if (living === 0 && active === 0) return;
  if (type === personType) grown(active);
  addCount(additions, { directoryId, type, living, active, shifts });
}
