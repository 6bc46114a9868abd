// Who joined, left or was renamed since a time.

import type { DirectoryEvent } from '../events/event.ts';
import type { EventStore } from '../events/store.ts';
import type { ResourceId } from '../ids/brands.ts';

export const movementKinds = ['joined', 'left', 'renamed'] as const;
export type MovementKind = (typeof movementKinds)[number];

export interface Movement {
  readonly kind: MovementKind;
  readonly at: number;
  readonly userId: ResourceId;
  /** What the user was called; empty once the values were erased. */
  readonly name: string;
}

/** Events that are looked at: a busy day has more, and its newest are the ones to show. */
const maxEvents = 1_000;
const nameParts = ['displayName', 'name.givenName', 'name.familyName', 'name.formatted'];

/** Newest first; a user at most once for each kind. */
export async function readMovements(
  events: Pick<EventStore, 'list'>,
  since: number,
  mostOfEach: number,
): Promise<readonly Movement[]> {
  const found = new Map<string, Movement>();
  for (const event of await events.list(undefined, maxEvents)) {
    const kind = event.at < since ? undefined : kindOf(event);
    const key = `${kind ?? ''} ${event.resourceId}`;
    if (kind === undefined || found.has(key)) continue;
    found.set(key, { kind, at: event.at, userId: event.resourceId, name: event.subject });
  }
  const all = [...found.values()];
  return movementKinds.flatMap((kind) => all.filter((movement) => movement.kind === kind).slice(0, mostOfEach));
}

function kindOf({ type, changes }: DirectoryEvent): MovementKind | undefined {
  if (type === 'user.created' || type === 'user.reactivated' || type === 'user.restored') return 'joined';
  if (type === 'user.deactivated' || type === 'user.deleted') return 'left';
  if (type !== 'user.updated') return undefined;
  const isRenamed = changes.some(({ path, before }) => before !== undefined && nameParts.includes(path));
  return isRenamed ? 'renamed' : undefined;
}
