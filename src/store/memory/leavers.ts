// Who left, in memory.

import type { DirectoryEvent } from '../../domain/model.ts';
import type { Deprovisioning, DeprovisioningMinute } from '../../domain/store.ts';
import { compareCodePoints } from '../code-point.ts';

const minuteMs = 60_000;

export function countLeaverMinutes(events: readonly DirectoryEvent[], after: number): readonly DeprovisioningMinute[] {
  const found = events.filter((event) => isLeaving(event) && event.at > after);
  const groups = Map.groupBy(found, ({ at, actor, type }) => JSON.stringify([startOf(at), actor, type]));
  return [...groups.values()].map(minuteOf).sort(inOrder);
}

export function listLeavers(events: readonly DirectoryEvent[], from: number, until: number): readonly Deprovisioning[] {
  return events
    .filter((event) => isLeaving(event) && event.at >= from && event.at <= until)
    .map(({ resourceId, subject, type, at, actor }) => {
      const isDeleted = type === 'user.deleted';
      return { resourceId, name: subject, isDeleted, at, actor };
    })
    .sort((left, right) => left.at - right.at);
}

function minuteOf(events: readonly DirectoryEvent[]): DeprovisioningMinute {
  const [first] = events;
  const people = events.length;
  const isDeleted = first?.type === 'user.deleted';
  const at = startOf(first?.at ?? 0);
  return { at, actor: first?.actor ?? '', deactivated: isDeleted ? 0 : people, deleted: isDeleted ? people : 0 };
}

function inOrder(left: DeprovisioningMinute, right: DeprovisioningMinute): number {
  return left.at - right.at || compareCodePoints(left.actor, right.actor) || left.deleted - right.deleted;
}

function isLeaving({ type }: DirectoryEvent): boolean {
  return type === 'user.deactivated' || type === 'user.deleted';
}

function startOf(at: number): number {
  return Math.floor(at / minuteMs) * minuteMs;
}
