// Claims and secrets of resources: values that one living resource alone may hold, and hashes of attributes that are never returned.
// Of a type without claims (`undefined`) no row is looked for, so its writes cost what they cost without this table.

import type { Claim, DirectoryId, ResourceId, SecretChange } from '../../domain/store.ts';
import type { Statements } from './connection.ts';

const holder = 'SELECT resource_id FROM resource_claim WHERE directory_id = ? AND scope = ? AND value = ?';
const ofResource = 'SELECT scope, value FROM resource_claim WHERE directory_id = ? AND resource_id = ?';
const add = 'INSERT INTO resource_claim (directory_id, scope, value, resource_id) VALUES (?, ?, ?, ?)';
const drop = 'DELETE FROM resource_claim WHERE directory_id = ? AND scope = ? AND value = ?';
const dropAll = 'DELETE FROM resource_claim WHERE directory_id = ? AND resource_id = ?';

export function findClaim(statements: Statements, directoryId: DirectoryId, claim: Claim): ResourceId | undefined {
  const row = statements.query<{ resource_id: ResourceId }>(holder).get(directoryId, claim.scope, claim.value);
  return row?.resource_id;
}

/** Whether another resource holds one of the claims. Writes are serial, so the answer holds until they are written. */
export function isClaimed(
  statements: Statements,
  directoryId: DirectoryId,
  id: ResourceId,
  claims: readonly Claim[] | undefined,
): boolean {
  if (claims === undefined) return false;
  return claims.some((claim) => {
    const held = findClaim(statements, directoryId, claim);
    return held !== undefined && held !== id;
  });
}

/** Makes the claims of a resource exactly those given. */
export function replaceClaims(
  statements: Statements,
  directoryId: DirectoryId,
  id: ResourceId,
  claims: readonly Claim[] | undefined,
): void {
  if (claims === undefined) return;
  const before = statements.query<Claim>(ofResource).all(directoryId, id);
  for (const claim of before) {
    if (!isAmong(claims, claim)) statements.query(drop).run(directoryId, claim.scope, claim.value);
  }
  for (const claim of claims) {
    if (!isAmong(before, claim)) statements.query(add).run(directoryId, claim.scope, claim.value, id);
  }
}

export function dropClaims(statements: Statements, directoryId: DirectoryId, id: ResourceId): void {
  statements.query(dropAll).run(directoryId, id);
}

function isAmong(claims: readonly Claim[], { scope, value }: Claim): boolean {
  return claims.some((claim) => claim.scope === scope && claim.value === value);
}

const secret = `
  SELECT s.hash FROM resource_secret s
  JOIN resource r ON r.directory_id = s.directory_id AND r.id = s.resource_id AND r.deleted_at IS NULL
  WHERE s.directory_id = ? AND s.resource_id = ? AND s.attribute = ?`;
const keep = `
  INSERT INTO resource_secret (directory_id, resource_id, attribute, hash) VALUES (?, ?, ?, ?)
  ON CONFLICT (directory_id, resource_id, attribute) DO UPDATE SET hash = excluded.hash`;
const forget = 'DELETE FROM resource_secret WHERE directory_id = ? AND resource_id = ? AND attribute = ?';

export function findSecret(
  statements: Statements,
  directoryId: DirectoryId,
  id: ResourceId,
  attribute: string,
): string | undefined {
  return statements.query<{ hash: string }>(secret).get(directoryId, id, attribute)?.hash;
}

export function saveSecrets(
  statements: Statements,
  directoryId: DirectoryId,
  id: ResourceId,
  changes: readonly SecretChange[],
): void {
  for (const { attribute, hash } of changes) {
    if (hash === undefined) statements.query(forget).run(directoryId, id, attribute);
    else statements.query(keep).run(directoryId, id, attribute, hash);
  }
}
