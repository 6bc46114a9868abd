// Events in memory, and what takes people out of them, out of the log and out of what is kept for restoring.

import type { DirectoryEvent, ResourceId } from '../../domain/model.ts';
import type { PositionedEntry, RemovedQuery, RemovedResource } from '../../domain/store.ts';
import { toResource } from './resources.ts';
import type { DirectoryState } from './state.ts';

export function eventsOf(state: DirectoryState | undefined): readonly DirectoryEvent[] {
  return (state?.events ?? []).map(({ event }) => event);
}

export function listEvents(
  state: DirectoryState | undefined,
  resourceId: ResourceId | undefined,
  limit: number,
): readonly DirectoryEvent[] {
  const events = eventsOf(state).filter((event) => resourceId === undefined || event.resourceId === resourceId);
  return events.toReversed().slice(0, limit);
}

export function listEventsNaming(state: DirectoryState | undefined, id: ResourceId): readonly DirectoryEvent[] {
  return eventsOf(state).filter(({ resourceId, changes }) => resourceId === id || JSON.stringify(changes).includes(id));
}

export function blankEvents({ events }: DirectoryState, positions: readonly number[]): void {
  for (const [at, { position, event }] of events.entries()) {
    if (positions.includes(position)) events[at] = { position, event: { ...event, subject: '', changes: [] } };
  }
}

export function listRemoved(
  state: DirectoryState | undefined,
  { before = Number.POSITIVE_INFINITY, unique, externalId, limit }: RemovedQuery,
): readonly RemovedResource[] {
  const found = [...(state?.rows.values() ?? [])].flatMap((row) => {
    const { deletedAt, resource } = row;
    const isMeant =
      deletedAt !== undefined &&
      deletedAt < before &&
      (unique === undefined || resource.keys.unique === unique) &&
      (externalId === undefined || resource.keys.externalId === externalId);
    return isMeant ? [{ ...toResource(row), removedAt: deletedAt }] : [];
  });
  return found.slice(0, limit);
}

export function rewriteLog({ log }: DirectoryState, lines: readonly PositionedEntry[]): void {
  for (const { position, entry } of lines) {
    const at = log.findIndex((line) => line.position === position);
    if (at >= 0) log[at] = { position, entry };
  }
}
