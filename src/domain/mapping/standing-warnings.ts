// Mapping warnings that hold now: of any user of the directory, or of what Entra has just asked for.

import type { LogAction } from '../provisioning-log/entry.ts';
import type { ProvisioningLogStore } from '../provisioning-log/store.ts';
import type { Condition } from '../resources/selection.ts';
import type { ResourceReader } from '../resources/store.ts';
import { attributesOf } from '../users/summary.ts';
import { checkRows, type MappingWarning, mappingWarnings, type UserWarning } from '../users/warnings.ts';

const tellingActions: ReadonlySet<LogAction> = new Set(['Lookup', 'Create', 'Update']);
/** How many of the newest log lines are looked at for what Entra asked last. */
const recentLines = 50;

interface WarnedStore {
  readonly resources: ResourceReader;
  readonly log: ProvisioningLogStore;
}

/** Warnings that hold now: of anybody in the whole directory, or of what Entra has just asked for. They vanish when that is corrected. */
export async function standingWarnings(store: WarnedStore): Promise<readonly MappingWarning[]> {
  const warned = await Promise.all(mappingWarnings.map((warning) => findWarned(store, warning)));
  const held = warned.flat().flatMap((user) => checkRows(attributesOf(user.resource)));
  const asked = await lastAskedFor(store);
  return mappingWarnings.filter((warning) => held.includes(warning) || asked.includes(warning));
}

/** How many people carry a warning as the most urgent one. */
export function countWarned(store: WarnedStore, warning: UserWarning): Promise<number> {
  return store.resources.count('User', { kind: 'equals', key: 'warning', value: warning });
}

/** One user is enough: all come by one mapping. The key holds the most urgent warning alone, so the user is judged again. */
function findWarned(store: WarnedStore, value: MappingWarning): ReturnType<ResourceReader['select']> {
  const condition: Condition = { kind: 'equals', key: 'warning', value };
  return store.resources.select('User', { condition, limit: 1, related: false });
}

/** What a look-up warned of, unless Entra has written a person since: then the person tells. */
async function lastAskedFor(store: WarnedStore): Promise<readonly string[]> {
  const lines = await store.log.list({ limit: recentLines });
  const telling = lines.find(({ entry: { action, path } }) => tellingActions.has(action) && path.startsWith('/Users'));
  return telling?.entry.action === 'Lookup' ? telling.entry.warnings : [];
}
