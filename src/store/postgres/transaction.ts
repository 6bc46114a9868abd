// Writes of one directory's resources under its lock. No other transaction writes to the directory meanwhile, so what a statement has read stays true.

import type { DirectoryId, DirectoryTransaction, ResourceId, ResourceWrite, WriteOutcome } from '../../domain/store.ts';
import { parseTexts } from '../rows.ts';
import { createSecretWriter } from '../tables/resource-secrets.ts';
import { saveSchemas } from '../tables/schemas.ts';
import { dropClaims, isClaimed, replaceClaims } from './claims.ts';
import { readCredentialState } from './credentials.ts';
import { createSql } from './database.ts';
import { addToCount, type Difference } from './directory-lock.ts';
import type { Finder } from './finder.ts';
import { addMembers, removeMembers, resolveMember } from './members.ts';
import { purge } from './removed.ts';
import { type Before, restoreRow } from './resource-rows.ts';
import { createDirectoryReader } from './resources.ts';
import type { Work } from './writer.ts';

const remove = `
  UPDATE resource SET deleted_at = ? WHERE directory_id = ? AND id = ? AND type = ? AND deleted_at IS NULL
  RETURNING position, active, emails`;
const touch = `
  UPDATE resource SET version = version + 1, changed_at = greatest(changed_at, ?)
  WHERE directory_id = ? AND id = ANY(CAST(? AS text[])) AND deleted_at IS NULL`;
const addEmails = `
  INSERT INTO resource_email (directory_id, type, position, email)
  SELECT $1, $2, CAST($3 AS bigint), * FROM unnest(CAST($4 AS text[])) ON CONFLICT DO NOTHING`;
const dropEmails = `
  DELETE FROM resource_email WHERE directory_id = ? AND type = ? AND position = ? AND email = ANY(CAST(? AS text[]))`;

type Removed = Pick<Before, 'position' | 'active' | 'emails'>;

interface Bound extends Work {
  readonly directoryId: DirectoryId;
}

/** A unit of work on `directoryId`. */
export function createTransaction(work: Work, directoryId: DirectoryId): DirectoryTransaction {
  const bound: Bound = { ...work, directoryId };
  const { statements } = work;
  const sql = createSql(statements);
  const rows = work.lock.rows(directoryId);
  const finder: Finder = (column, type, isRelated) => (key) =>
    work.watch(() => rows.finder(column, type, isRelated)(key), isNothingWritten);
  const reads = createDirectoryReader(statements, directoryId, { uncounted: (type) => uncounted(work, type), finder });
  return {
    resources: {
      ...reads.resources,
      hasExternalId: (type, externalId) => work.watch(() => rows.hasExternalId({ type, externalId }), isNothingWritten),
      insert: (resource) => insertResource(bound, resource),
      update: (resource) => updateResource(bound, resource),
      remove: (type, id, at) => removeResource(bound, type, id, at),
      touch: async (ids, at) => {
        if (ids.length > 0) await statements.query(touch, at, directoryId, ids);
      },
    },
    members: {
      list: reads.members.list,
      add: (groupId, added) => addMembers(bound, groupId, added),
      remove: (groupId, ids) => removeMembers(bound, groupId, ids),
      resolve: (id, type) => resolveMember(bound, id, type),
    },
    secrets: createSecretWriter(sql, directoryId),
    removed: {
      ...reads.removed,
      restore: (resource) => restoreResource(bound, resource),
      purge: (ids) => purge(bound, ids),
    },
    events: {
      append: async (event) => {
        work.additions().events.push(event);
      },
    },
    schemas: { ...reads.schemas, save: (text) => saveSchemas(sql, directoryId, text) },
    credentialState: (tokenId) => work.lock.credentialState(tokenId, () => readCredentialState(bound, tokenId)),
  };
}

function isNothingWritten(): boolean {
  return false;
}

function uncounted({ lock, additions }: Work, type: string): Difference {
  const [before, own] = [lock.added(type), additions().counts.get(type)];
  return { living: before.living + (own?.living ?? 0), active: before.active + (own?.active ?? 0) };
}

async function insertResource(bound: Bound, resource: ResourceWrite): Promise<WriteOutcome> {
  const { type, id, keys } = resource;
  // Nothing is awaited without claims: what the verb asks before the row is there is sent before the rows of works beside it.
  if (keys.claims !== undefined && (await isClaimed(bound, id, keys.claims))) return 'taken';
  const rows = bound.lock.rows(bound.directoryId);
  if (!(await bound.watch(() => rows.insert(resource), Boolean))) return 'taken';
  await replaceClaims(bound, id, keys.claims);
  addToCount(bound.additions().counts, type, { living: 1, active: Number(keys.active) });
  return 'written';
}

async function updateResource(bound: Bound, resource: ResourceWrite): Promise<WriteOutcome> {
  const { type, id, keys } = resource;
  if (await isClaimed(bound, id, keys.claims)) return 'taken';
  const rows = bound.lock.rows(bound.directoryId);
  const before = await bound.watch(
    () => rows.update(resource),
    (found) => found?.isWritten === true,
  );
  if (before === undefined) throw new Error(`There is no living ${type} with this id to update`);
  if (!before.isWritten) return 'taken';
  await replaceEmails(bound, type, before.position, parseTexts(before.emails), keys.emails);
  await replaceClaims(bound, id, keys.claims);
  addToCount(bound.additions().counts, type, { living: 0, active: Number(keys.active) - before.active });
  return 'written';
}

async function removeResource(bound: Bound, type: string, id: ResourceId, at: number): Promise<void> {
  const { rows } = await bound.statements.query<Removed>(remove, at, bound.directoryId, id, type);
  const before = rows[0];
  if (before === undefined) return;
  await replaceEmails(bound, type, before.position, parseTexts(before.emails), []);
  await dropClaims(bound, id);
  addToCount(bound.additions().counts, type, { living: -1, active: -before.active, shifts: 1 });
}

async function restoreResource(bound: Bound, resource: ResourceWrite): Promise<WriteOutcome> {
  const { type, id, keys } = resource;
  if (await isClaimed(bound, id, keys.claims)) return 'taken';
  const before = await restoreRow(bound, resource);
  if (before === undefined) throw new Error(`There is no deleted ${type} with this id to restore`);
  if (!before.isWritten) return 'taken';
  await replaceEmails(bound, type, before.position, [], keys.emails);
  await replaceClaims(bound, id, keys.claims);
  addToCount(bound.additions().counts, type, { living: 1, active: Number(keys.active), shifts: 1 });
  return 'written';
}

async function replaceEmails(
  { statements, directoryId }: Bound,
  type: string,
  position: number,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const gone = before.filter((email) => !after.includes(email));
  const fresh = after.filter((email) => !before.includes(email));
  if (gone.length > 0) await statements.query(dropEmails, directoryId, type, position, gone);
  if (fresh.length > 0) await statements.query(addEmails, directoryId, type, position, fresh);
}
