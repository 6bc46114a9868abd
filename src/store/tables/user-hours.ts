// What happened to the users of a directory, hour by hour. Each change adds to its hour in its own transaction, so that no screen has to
// count the events.

import type { DirectoryEvent, UserHour } from '../../domain/store.ts';

export const hourMs = 3_600_000;
export const userHourColumns = 'at, created, updated, deprovisioned, active';

export const userHours = `
  SELECT at, created, updated, deprovisioned AS "left", active AS "activeGrowth" FROM user_hour
  WHERE directory_id = ? AND at >= ? ORDER BY at`;

/** What to add to an hour whose row is there already. */
export const addToUserHour = ['created', 'updated', 'deprovisioned', 'active']
  .map((column) => `${column} = user_hour.${column} + excluded.${column}`)
  .join(', ');

/** The hour of an event of a user; undefined for any other event. `activeGrowth` is by how many users the change made more active. */
export function userHourOf({ type, at }: DirectoryEvent, activeGrowth: number): UserHour | undefined {
  const hour = { at: Math.floor(at / hourMs) * hourMs, created: 0, updated: 0, left: 0, activeGrowth };
  switch (type) {
    case 'user.created':
      return { ...hour, created: 1 };
    case 'user.updated':
    case 'user.reactivated':
    case 'user.restored':
      return { ...hour, updated: 1 };
    case 'user.deactivated':
    case 'user.deleted':
      return { ...hour, left: 1 };
    default:
      return undefined;
  }
}

/** In the order of `userHourColumns`. */
export function userHourValues({ at, created, updated, left, activeGrowth }: UserHour): readonly number[] {
  return [at, created, updated, left, activeGrowth];
}
