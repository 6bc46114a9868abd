// What two resources may share and an administrator should know of: nothing is refused for it.

import type { ResourceWrite } from './store.ts';
import type { Verb } from './write.ts';

/** BC-302: a user principal name may come back for a new person while the old record is kept. Asked before the row is there. */
export async function reusedExternalId(
  { transaction, kind: { type } }: Verb,
  { keys: { externalId } }: ResourceWrite,
): Promise<readonly string[]> {
  if (externalId === undefined) return [];
  return (await transaction.resources.hasExternalId(type.name, externalId)) ? ['BC-302'] : [];
}

/** BC-303: another group has the name, with another externalId; who matches groups by their names finds both. */
export async function namesakes(
  { transaction, kind: { type, collection } }: Verb,
  { id, keys: { display } }: ResourceWrite,
): Promise<readonly string[]> {
  if (collection === undefined || display === undefined) return [];
  const condition = { kind: 'equals', key: 'display', value: display } as const;
  const holders = await transaction.resources.select(type.name, { condition, limit: 2, related: false });
  return holders.some(({ resource }) => resource.id !== id) ? ['BC-303'] : [];
}
