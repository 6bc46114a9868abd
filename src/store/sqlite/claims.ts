// Claims of resources: values that one living resource alone may hold.
// Of a type without claims (`undefined`) no row is looked for, so its writes cost what they cost without this table.

import type { Claim, ResourceId } from '../../domain/store.ts';
import type { Bound } from './connection.ts';

const holder = 'SELECT resource_id FROM resource_claim WHERE directory_id = ? AND scope = ? AND value = ?';
const ofResource = 'SELECT scope, value FROM resource_claim WHERE directory_id = ? AND resource_id = ?';
const add = 'INSERT INTO resource_claim (directory_id, scope, value, resource_id) VALUES (?, ?, ?, ?)';
const drop = 'DELETE FROM resource_claim WHERE directory_id = ? AND scope = ? AND value = ?';
const dropAll = 'DELETE FROM resource_claim WHERE directory_id = ? AND resource_id = ?';

export function findClaim({ statements, directoryId }: Bound, claim: Claim): ResourceId | undefined {
  const row = statements.query<{ resource_id: ResourceId }>(holder).get(directoryId, claim.scope, claim.value);
  return row?.resource_id;
}

/** Whether another resource holds one of the claims. Writes are serial, so the answer holds until they are written. */
export function isClaimed(bound: Bound, id: ResourceId, claims: readonly Claim[] | undefined): boolean {
  if (claims === undefined) return false;
  return claims.some((claim) => {
    const held = findClaim(bound, claim);
    return held !== undefined && held !== id;
  });
}

/** Makes the claims of a resource exactly those given. */
export function replaceClaims(
  { statements, directoryId }: Bound,
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

export function dropClaims({ statements, directoryId }: Bound, id: ResourceId): void {
  statements.query(dropAll).run(directoryId, id);
}

function isAmong(claims: readonly Claim[], { scope, value }: Claim): boolean {
  return claims.some((claim) => claim.scope === scope && claim.value === value);
}
