// Claims of resources: values that one living resource alone may hold.
// Of a type without claims (`undefined`) no row is looked for, so its writes cost what they cost without this table.

import type { Claim, ResourceId } from '../../domain/store.ts';
import { asColumns } from './columns.ts';
import type { Bound } from './connection.ts';

const holder = 'SELECT resource_id FROM resource_claim WHERE directory_id = ? AND scope = ? AND value = ?';
const held = `
  SELECT 1 FROM resource_claim c JOIN unnest(CAST($3 AS text[]), CAST($4 AS text[])) AS w (scope, value)
    ON c.scope = w.scope AND c.value = w.value
  WHERE c.directory_id = $1 AND c.resource_id <> $2 LIMIT 1`;
const drop = 'DELETE FROM resource_claim WHERE directory_id = ? AND resource_id = ?';
const add = `
  INSERT INTO resource_claim (directory_id, resource_id, scope, value)
  SELECT $1, $2, * FROM unnest(CAST($3 AS text[]), CAST($4 AS text[]))`;

export async function findClaim(
  { statements, directoryId }: Bound,
  { scope, value }: Claim,
): Promise<ResourceId | undefined> {
  const { rows } = await statements.query<{ resource_id: ResourceId }>(holder, directoryId, scope, value);
  return rows[0]?.resource_id;
}

/** Whether another resource holds one of the claims. The directory is locked, so the answer holds until they are written. */
export async function isClaimed(
  { statements, directoryId }: Bound,
  id: ResourceId,
  claims: readonly Claim[] | undefined,
): Promise<boolean> {
  if (claims === undefined || claims.length === 0) return false;
  const { rows } = await statements.query(held, directoryId, id, ...columnsOf(claims));
  return rows.length > 0;
}

/** Makes the claims of a resource exactly those given. */
export async function replaceClaims(bound: Bound, id: ResourceId, claims: readonly Claim[] | undefined): Promise<void> {
  const { statements, directoryId } = bound;
  if (claims === undefined) return;
  await dropClaims(bound, id);
  if (claims.length > 0) await statements.query(add, directoryId, id, ...columnsOf(claims));
}

export async function dropClaims({ statements, directoryId }: Bound, id: ResourceId): Promise<void> {
  await statements.query(drop, directoryId, id);
}

function columnsOf(claims: readonly Claim[]): ReturnType<typeof asColumns> {
  return asColumns(claims.map(({ scope, value }) => [scope, value]));
}
