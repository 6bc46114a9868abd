// Where pages of plain lists begin, so that a deep page costs what a first one does: OFFSET would walk over everybody before it.
// A place holds as long as nobody before it comes or goes. Newcomers stand behind; who leaves makes the latest removal a later one, and
// who comes back takes the old place and makes it an earlier one again, so both are told by the count and the latest removal.

import type { DirectoryId, ResourceTypeName } from '../../directory/model.ts';
import type { Statements } from './connection.ts';

/** So many resources stand at or before this position. */
export interface Place {
  readonly ordinal: number;
  readonly position: number;
}

export interface Places {
  /** The last known place at or before an ordinal. */
  find(statements: Statements, directoryId: DirectoryId, type: ResourceTypeName, ordinal: number): Place;
  /** Keeps places that were found in the same view as the last `find`. */
  keep(directoryId: DirectoryId, type: ResourceTypeName, places: readonly Place[]): void;
}

interface Known {
  readonly state: string;
  readonly since: number;
  /** False for a moment after a removal: a second one in the same millisecond could not be told from it. */
  readonly isSettled: boolean;
  readonly places: Map<number, Place>;
}

const start: Place = { ordinal: 0, position: 0 };
const maxLists = 200;
const maxPlaces = 2_000;
/** Removals are forgotten in the end, after days; long before that a place is looked for anew. */
const maxAgeMs = 3_600_000;
const settlingMs = 1_000;
const stateOf = `
  SELECT
    (SELECT living FROM resource_count WHERE directory_id = ?1 AND type = ?2) AS living,
    (SELECT max(deleted_at) FROM resource WHERE directory_id = ?1 AND type = ?2) AS removed_at`;

/** Places of every list that is read, kept within bounds. */
export function createPlaces(clock: () => number = Date.now): Places {
  const lists = new Map<string, Known>();
  return {
    find: (statements, directoryId, type, ordinal) => {
      const key = `${directoryId} ${type}`;
      const row = statements.query<{ living: number; removed_at: number | null }>(stateOf).get(directoryId, type);
      const state = `${row?.living} ${row?.removed_at}`;
      const known = lists.get(key);
      const isOld = known === undefined || clock() - known.since > (known.isSettled ? maxAgeMs : settlingMs);
      if (!isOld && known.state === state) return nearest(known.places, ordinal);
      if (lists.size >= maxLists) lists.clear();
      const isSettled = clock() - (row?.removed_at ?? 0) > settlingMs;
      lists.set(key, { state, since: clock(), isSettled, places: new Map() });
      return start;
    },
    keep: (directoryId, type, places) => {
      const known = lists.get(`${directoryId} ${type}`);
      if (known === undefined || !known.isSettled) return;
      if (known.places.size >= maxPlaces) known.places.clear();
      for (const place of places) known.places.set(place.ordinal, place);
    },
  };
}

function nearest(places: ReadonlyMap<number, Place>, ordinal: number): Place {
  const exact = places.get(ordinal);
  if (exact !== undefined) return exact;
  let best = start;
  for (const place of places.values()) {
    if (place.ordinal <= ordinal && place.ordinal > best.ordinal) best = place;
  }
  return best;
}
