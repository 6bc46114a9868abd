// Where pages of plain lists begin, so that a deep page costs what a first one does: OFFSET would walk over everybody before it.
// A place holds as long as nobody before it leaves or comes back, which the store counts (`shifts`); newcomers join at the end.

import type { DirectoryId, ResourceTypeName } from '../../domain/store.ts';
import type { Statements } from './connection.ts';

/** So many resources stand at or before this position. */
export interface Place {
  readonly ordinal: number;
  readonly position: number;
}

export interface OffsetBookmarks {
  /** The last known place at or before an ordinal. */
  find(statements: Statements, directoryId: DirectoryId, type: ResourceTypeName, ordinal: number): Place;
  /** Keeps places that were found in the same view as the last `find`. */
  keep(directoryId: DirectoryId, type: ResourceTypeName, places: readonly Place[]): void;
}

interface Known {
  readonly shifts: number;
  readonly places: Map<number, Place>;
}

const start: Place = { ordinal: 0, position: 0 };
const maxLists = 200;
const maxPlaces = 2_000;
const countShifts = 'SELECT shifts FROM resource_count WHERE directory_id = ? AND type = ?';

/** Places of every list that is read, kept within bounds. */
export function createOffsetBookmarks(): OffsetBookmarks {
  const lists = new Map<string, Known>();
  return {
    find: (statements, directoryId, type, ordinal) => {
      const key = `${directoryId} ${type}`;
      const shifts = statements.query<{ shifts: number }>(countShifts).get(directoryId, type)?.shifts ?? 0;
      const known = lists.get(key);
      if (known?.shifts === shifts) return nearest(known.places, ordinal);
      if (lists.size >= maxLists) lists.clear();
      lists.set(key, { shifts, places: new Map() });
      return start;
    },
    keep: (directoryId, type, places) => {
      const known = lists.get(`${directoryId} ${type}`);
      if (known === undefined) return;
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
