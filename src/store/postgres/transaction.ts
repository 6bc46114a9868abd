// Writes of one directory's resources under its lock. No other transaction writes to the directory meanwhile, so what a statement has read stays true.

import type { DirectoryId, DirectoryTransaction, ResourceId, ResourceWrite, WriteOutcome } from '../../domain/store.ts';
import { keyNames, parseTexts, readLabel, toKeyColumns } from '../rows.ts';
import { createSecretWriter } from '../tables/resource-secrets.ts';
import { saveSchemas } from '../tables/schemas.ts';
import { dropClaims, isClaimed, replaceClaims } from './claims.ts';
import type { Answer } from './connection.ts';
import { readCredentialState } from './credentials.ts';
import { createSql } from './database.ts';
import { addToCount, type Difference } from './directory-lock.ts';
import { addMembers, removeMembers, resolveMember } from './members.ts';
import { purge } from './removed.ts';
import { createDirectoryReader } from './resources.ts';
import type { Work } from './writer.ts';

const insertNames = 'directory_id, type, id, created_at, version, changed_at, label, body'.split(', ').concat(keyNames);
const insertPlaces = insertNames.map((_, at) => `$${at + 1}`).join(', ');
/** With its addresses, in one round. */
const insert = `
  WITH written AS (
    INSERT INTO resource (${insertNames.join(', ')}) VALUES (${insertPlaces})
    ON CONFLICT (directory_id, type, unique_key) WHERE deleted_at IS NULL DO NOTHING
    RETURNING directory_id, type, position
  ), addressed AS (
    INSERT INTO resource_email (directory_id, type, position, email)
    SELECT w.directory_id, w.type, w.position, email
    FROM written w, unnest(CAST($${insertNames.length + 1} AS text[])) AS email
    ON CONFLICT DO NOTHING
  )
  SELECT position FROM written`;
const content = ['version', 'changed_at', 'label', 'body', ...keyNames];
const parameterOf = (name: string): string => `$${content.indexOf(name) + 4}`;
const createdAt = `$${content.length + 4}`;

/** Writes to the row that `found` names, unless another living resource holds the key, and returns the row as it was before. */
function rewrite(found: string, more = ''): string {
  const assignments = content.map((name) => `${name} = ${parameterOf(name)}`).join(', ');
  return `
    WITH before AS (
      SELECT position, active, emails FROM resource WHERE directory_id = $1 AND id = $2 AND type = $3 AND ${found}
    ), written AS (
      UPDATE resource r SET ${assignments}${more} FROM before b
      WHERE r.directory_id = $1 AND r.position = b.position AND NOT EXISTS (
        SELECT 1 FROM resource o
        WHERE o.directory_id = $1 AND o.type = $3 AND o.unique_key = ${parameterOf('unique_key')}
          AND o.deleted_at IS NULL AND o.id <> $2)
      RETURNING r.position
    )
    SELECT b.position, b.active, b.emails, (SELECT count(*) FROM written) AS written FROM before b`;
}
const update = rewrite('deleted_at IS NULL');
const restore = rewrite(
  'deleted_at IS NOT NULL ORDER BY deleted_at DESC, position DESC LIMIT 1',
  `, deleted_at = NULL, created_at = ${createdAt}`,
);
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

interface Before {
  readonly position: number;
  readonly active: number;
  readonly emails: string;
}

interface Bound extends Work {
  readonly directoryId: DirectoryId;
}

/** A unit of work on `directoryId`. */
export function createTransaction(work: Work, directoryId: DirectoryId): DirectoryTransaction {
  const bound: Bound = { ...work, directoryId };
  const { statements } = work;
  const sql = createSql(statements);
  const reads = createDirectoryReader(statements, directoryId, (type) => uncounted(work, type));
  return {
    resources: {
      ...reads.resources,
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

function uncounted({ lock, additions }: Work, type: string): Difference {
  const [before, own] = [lock.added(type), additions().counts.get(type)];
  return { living: before.living + (own?.living ?? 0), active: before.active + (own?.active ?? 0) };
}

async function insertResource(bound: Bound, resource: ResourceWrite): Promise<WriteOutcome> {
  const { type, id, keys } = resource;
  // Nothing is awaited without claims: what the verb asks before the row is there is sent before the rows of works beside it.
  if (keys.claims !== undefined && (await isClaimed(bound, id, keys.claims))) return 'taken';
  const place = [bound.directoryId, type, id, resource.createdAt];
  const { rows } = await bound.statements.query(insert, ...place, ...contentOf(resource), keys.emails);
  if (rows.length === 0) return 'taken';
  await replaceClaims(bound, id, keys.claims);
  addToCount(bound.additions().counts, type, { living: 1, active: Number(keys.active) });
  return 'written';
}

async function updateResource(bound: Bound, resource: ResourceWrite): Promise<WriteOutcome> {
  const { type, id, keys } = resource;
  if (await isClaimed(bound, id, keys.claims)) return 'taken';
  const { rows } = await runRewrite(bound, update, resource);
  const before = rows[0];
  if (before === undefined) throw new Error(`There is no living ${type} with this id to update`);
  if (before.written === 0) return 'taken';
  await replaceEmails(bound, type, before.position, parseTexts(before.emails), keys.emails);
  await replaceClaims(bound, id, keys.claims);
  addToCount(bound.additions().counts, type, { living: 0, active: Number(keys.active) - before.active });
  return 'written';
}

async function removeResource(bound: Bound, type: string, id: ResourceId, at: number): Promise<void> {
  const { rows } = await bound.statements.query<Before>(remove, at, bound.directoryId, id, type);
  const before = rows[0];
  if (before === undefined) return;
  await replaceEmails(bound, type, before.position, parseTexts(before.emails), []);
  await dropClaims(bound, id);
  addToCount(bound.additions().counts, type, { living: -1, active: -before.active });
}

async function restoreResource(bound: Bound, resource: ResourceWrite): Promise<WriteOutcome> {
  const { type, id, keys } = resource;
  if (await isClaimed(bound, id, keys.claims)) return 'taken';
  const { rows } = await runRewrite(bound, restore, resource, resource.createdAt);
  const before = rows[0];
  if (before === undefined) throw new Error(`There is no deleted ${type} with this id to restore`);
  if (before.written === 0) return 'taken';
  await replaceEmails(bound, type, before.position, [], keys.emails);
  await replaceClaims(bound, id, keys.claims);
  addToCount(bound.additions().counts, type, { living: 1, active: Number(keys.active) });
  return 'written';
}

function runRewrite(
  { statements, directoryId }: Bound,
  sql: string,
  resource: ResourceWrite,
  ...more: readonly number[]
): Promise<Answer<Before & { readonly written: number }>> {
  return statements.query(sql, directoryId, resource.id, resource.type, ...contentOf(resource), ...more);
}

function contentOf(resource: ResourceWrite): readonly (string | number | null)[] {
  const { version, changedAt, body, keys } = resource;
  const columns = toKeyColumns(keys);
  return [version, changedAt, readLabel(resource) ?? null, body, ...keyNames.map((name) => columns[name])];
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
