// The works that wait for the writer of a SQLite file: owners alternate, so that no owner waits behind all works of another.

/** A work that waits. */
export interface Queued {
  /** By `performance.now()`, when it was queued: its wait for another process counts from there. */
  readonly queuedAt: number;
}

export interface WriteQueue<Entry extends Queued> {
  readonly push: (owner: string, entry: Entry) => void;
  readonly size: () => number;
  /** When the longest waiting work was queued; undefined for an empty queue. */
  readonly oldest: () => number | undefined;
  /** The next work: owners alternate. */
  readonly take: () => Entry | undefined;
}

export function createWriteQueue<Entry extends Queued>(): WriteQueue<Entry> {
  const owners = new Map<string, Entry[]>();
  let size = 0;
  let served: string | undefined;
  return {
    push: (owner, entry) => {
      size += 1;
      const entries = owners.get(owner);
      if (entries === undefined) owners.set(owner, [entry]);
      else entries.push(entry);
    },
    size: () => size,
    oldest: () => {
      let oldest: number | undefined;
      for (const [entry] of owners.values())
        oldest = Math.min(oldest ?? Number.POSITIVE_INFINITY, entry?.queuedAt ?? 0);
      return oldest;
    },
    take: () => {
      const isAlone = owners.size === 1;
      for (const [owner, entries] of owners) {
        // An owner that came while the last one was served goes before it.
        if (owner === served && !isAlone) continue;
        served = owner;
        size -= 1;
        const entry = entries.shift();
        if (entries.length === 0) owners.delete(owner);
        else if (!isAlone) {
          // Behind the others.
          owners.delete(owner);
          owners.set(owner, entries);
        }
        return entry;
      }
      return undefined;
    },
  };
}
