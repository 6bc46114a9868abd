// Users whose last change failed: a request to change them was rejected, and none has succeeded since.

import type { ResourceId } from '../ids/brands.ts';
import { type LogEntry, writeActions } from './entry.ts';
import type { LogQuery, ProvisioningLogStore } from './store.ts';

interface LoggedStore {
  readonly log: Pick<ProvisioningLogStore, 'list'>;
}

const failed: Pick<LogQuery, 'outcomes' | 'actions'> = { outcomes: ['failure'], actions: writeActions };
const succeeded: Pick<LogQuery, 'outcomes' | 'actions'> = { outcomes: ['success', 'warning'], actions: writeActions };
/** Failed requests that are looked at, and successes after them. */
const maxEntries = 1_000;

/** The failed change of a user, with no success after it. */
export async function findFailure({ log }: LoggedStore, id: ResourceId): Promise<LogEntry | undefined> {
  const [last] = await log.list({ ...failed, resourceIds: [id], limit: 1 });
  if (last === undefined) return undefined;
  const { entry } = last;
  const [later] = await log.list({ ...succeeded, resourceIds: [id], from: entry.at + 1, limit: 1 });
  return later === undefined ? entry : undefined;
}

export interface FailingUser {
  readonly id: ResourceId;
  readonly entry: LogEntry;
}

/** The users whose last change failed since a time, the newest failure first. */
export async function listFailingUsers({ log }: LoggedStore, from: number): Promise<readonly FailingUser[]> {
  const found = await log.list({ ...failed, from, limit: maxEntries });
  const newest = new Map<ResourceId, LogEntry>();
  for (const { entry } of found) {
    const { resourceId, path } = entry;
    if (resourceId !== undefined && path.startsWith('/Users/') && !newest.has(resourceId))
      newest.set(resourceId, entry);
  }
  if (newest.size === 0) return [];
  const ids = [...newest.keys()];
  const oldest = Math.min(...[...newest.values()].map(({ at }) => at));
  const later = await log.list({ ...succeeded, resourceIds: ids, from: oldest + 1, limit: maxEntries });
  const isResolved = (id: ResourceId, { at }: LogEntry): boolean =>
    later.some(({ entry }) => entry.resourceId === id && entry.at > at);
  return [...newest].flatMap(([id, entry]) => (isResolved(id, entry) ? [] : [{ id, entry }]));
}
