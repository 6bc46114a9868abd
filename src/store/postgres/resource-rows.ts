// Rows of resources as works of one batch write them: what they ask for in one step is one statement, whose rows cost a third of a statement
// each. A row that fails fails the statement for all of them; the batch is then run again, one work after another.

import type { DirectoryId, ResourceId, ResourceTypeName, ResourceWrite } from '../../domain/store.ts';
import { keyNames, readLabel, toKeyColumns } from '../rows.ts';
import type { Scalar } from '../tables/sql.ts';
import { asColumns } from './columns.ts';
import type { Bound, Statements } from './connection.ts';
import { createFinder, type Finder } from './finder.ts';
import { createTogether } from './together.ts';

/** The row as it was, and whether it was written: not where another living resource holds the key. */
export interface Before {
  readonly id: ResourceId;
  readonly position: number;
  readonly active: number;
  readonly emails: string;
  readonly isWritten: boolean;
}

interface NamedExternalId {
  readonly type: ResourceTypeName;
  readonly externalId: string;
}

/** What works of a batch ask for; each call is one row. */
export interface ResourceRows {
  readonly finder: Finder;
  readonly hasExternalId: (asked: NamedExternalId) => Promise<boolean>;
  /** False where another living resource holds the key. */
  readonly insert: (resource: ResourceWrite) => Promise<boolean>;
  /** Undefined when no living resource has the id. */
  readonly update: (resource: ResourceWrite) => Promise<Before | undefined>;
}

/** Rows that one statement writes: a slow disk has to write them within the time of a statement. */
const writtenAtOnce = 20;
const arrays = { bigint: ['created_at', 'version', 'changed_at'], integer: ['active', 'missing'] };
const content = ['version', 'changed_at', 'label', 'body', ...keyNames];
const names = ['id', 'type', 'created_at', ...content];
const given = `
  SELECT * FROM unnest(${names.map((name, at) => `CAST($${at + 2} AS ${typeOf(name)}[])`).join(', ')})
    AS g (${names.join(', ')})`;
const [emailIds, emails] = [`$${names.length + 2}`, `$${names.length + 3}`];

/** With their addresses, in one round. */
const insert = `
  WITH written AS (
    INSERT INTO resource (directory_id, ${names.join(', ')}) SELECT $1, g.* FROM (${given}) g
    ON CONFLICT (directory_id, type, unique_key) WHERE deleted_at IS NULL DO NOTHING
    RETURNING directory_id, type, position, id
  ), addressed AS (
    INSERT INTO resource_email (directory_id, type, position, email)
    SELECT w.directory_id, w.type, w.position, e.email
    FROM unnest(CAST(${emailIds} AS text[]), CAST(${emails} AS text[])) AS e (id, email) JOIN written w ON w.id = e.id
    ON CONFLICT DO NOTHING
  )
  SELECT id FROM written`;

/** Writes to the rows that `found` names, unless another living resource holds the key, and returns the rows as they were before. */
function rewrite(found: string, more = ''): string {
  return `
    WITH given AS (${given}), before AS (
      SELECT b.id, b.position, b.active, b.emails FROM given g
      JOIN resource b ON b.directory_id = $1 AND b.id = g.id AND b.type = g.type AND b.${found}
    ), written AS (
      UPDATE resource r SET ${content.map((name) => `${name} = g.${name}`).join(', ')}${more}
      FROM before b JOIN given g ON g.id = b.id
      WHERE r.directory_id = $1 AND r.position = b.position AND NOT EXISTS (
        SELECT 1 FROM resource o
        WHERE o.directory_id = $1 AND o.type = g.type AND o.unique_key = g.unique_key AND o.deleted_at IS NULL AND o.id <> g.id)
      RETURNING r.position
    )
    SELECT b.*, b.position IN (SELECT position FROM written) AS "isWritten" FROM before b`;
}
const update = rewrite('deleted_at IS NULL');
const restore = rewrite(
  'deleted_at IS NOT NULL ORDER BY b.deleted_at DESC, b.position DESC LIMIT 1',
  ', deleted_at = NULL, created_at = g.created_at',
);
const findExternalIds = `
  SELECT DISTINCT type, external_id AS "externalId" FROM resource
  WHERE directory_id = ? AND type = ANY(CAST(? AS text[])) AND external_id = ANY(CAST(? AS text[])) AND deleted_at IS NULL`;

/** The rows of `directoryId` over `statements`, for all works of one batch. */
export function createResourceRows(statements: Statements, directoryId: DirectoryId): ResourceRows {
  const bound: Bound = { statements, directoryId };
  return {
    finder: createFinder(bound),
    hasExternalId: createTogether((asked: readonly NamedExternalId[]) => haveExternalIds(bound, asked)),
    insert: createTogether((resources: readonly ResourceWrite[]) => insertAll(bound, resources), writtenAtOnce),
    update: createTogether((resources: readonly ResourceWrite[]) => updateAll(bound, resources), writtenAtOnce),
  };
}

/** Brings the row back that was deleted last. */
export async function restoreRow(bound: Bound, resource: ResourceWrite): Promise<Before | undefined> {
  return (await rewriteAll(bound, restore, [resource]))[0];
}

/** A creation asks before its row is there: of those that ask together, each counts for the later ones. */
async function haveExternalIds(
  { statements, directoryId }: Bound,
  asked: readonly NamedExternalId[],
): Promise<readonly boolean[]> {
  const [types, ids] = [asked.map(({ type }) => type), asked.map(({ externalId }) => externalId)];
  const { rows } = await statements.query<NamedExternalId>(findExternalIds, directoryId, types, ids);
  const found = new Set(rows.map(nameOf));
  return asked.map((one) => {
    const isFound = found.has(nameOf(one));
    found.add(nameOf(one));
    return isFound;
  });
}

function nameOf({ type, externalId }: NamedExternalId): string {
  return `${type} ${externalId}`;
}

async function insertAll({ statements, directoryId }: Bound, resources: readonly ResourceWrite[]): Promise<boolean[]> {
  const addresses = resources.flatMap(({ id, keys }) => keys.emails.map((email) => ({ id, email })));
  const { rows } = await statements.query<{ id: ResourceId }>(
    insert,
    ...[directoryId, ...asColumns(resources.map(toRow))],
    ...[addresses.map(({ id }) => id), addresses.map(({ email }) => email)],
  );
  const written = new Set(rows.map(({ id }) => id));
  return resources.map(({ id }) => written.has(id));
}

async function updateAll(bound: Bound, resources: readonly ResourceWrite[]): Promise<readonly (Before | undefined)[]> {
  const byId = new Map<ResourceId, Before>();
  for (const rows of withoutRepeats(resources)) {
    for (const row of await rewriteAll(bound, update, rows)) byId.set(row.id, row);
  }
  return resources.map(({ id }) => byId.get(id));
}

async function rewriteAll(
  { statements, directoryId }: Bound,
  sql: string,
  resources: readonly ResourceWrite[],
): Promise<readonly Before[]> {
  return (await statements.query<Before>(sql, directoryId, ...asColumns(resources.map(toRow)))).rows;
}

/** One statement writes a row once: of several changes of a resource, each is in a statement of its own. */
function withoutRepeats(resources: readonly ResourceWrite[]): readonly (readonly ResourceWrite[])[] {
  const isOnce = new Set(resources.map(({ id }) => id)).size === resources.length;
  return isOnce ? [resources] : resources.map((resource) => [resource]);
}

function toRow(resource: ResourceWrite): readonly Scalar[] {
  const { id, type, createdAt, version, changedAt, body, keys } = resource;
  const columns = toKeyColumns(keys);
  return [
    ...[id, type, createdAt, version, changedAt, readLabel(resource) ?? null, body],
    ...keyNames.map((name) => columns[name]),
  ];
}

function typeOf(name: string): string {
  if (arrays.bigint.includes(name)) return 'bigint';
  return arrays.integer.includes(name) ? 'integer' : 'text';
}
