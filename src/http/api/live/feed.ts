// One poller per watched directory: it asks the store at short intervals for changes and sends them to its subscribers.
// Asking the store, and not this process, makes it true on any node.

import { type DirectoryId, nameEntries, type PositionedEntry } from '../../../domain/index.ts';
import { presentLogEntry } from '../present.ts';
import type { LiveLines, LiveState } from '../schemas/directories.ts';
import { readLiveState, type SnapshotSource } from '../snapshot.ts';

/** Together with the journal's own delay this stays under a second. */
const intervalMs = 250;
/** How many of the newest lines are looked at each time. A node may commit a line after a younger one of another node. */
const lookBack = 32;
/** How many are looked at after a burst. */
const burst = 500;
const maxWatchers = 500;
/** One browser follows with a few pages; a setup link is followed by a few browsers. */
const maxOfCaller = 20;

export interface Subscriber {
  /** The session or setup link that watches. */
  readonly caller: string;
  readonly state: (state: LiveState) => void;
  readonly lines: (lines: LiveLines) => void;
  /** The directory is gone, or the process ends. */
  readonly end: () => void;
}

export interface LiveFeed {
  /** Tells the watcher what is, and from then on what changes. Gives the way to leave; undefined when too many watch, in all or of this caller. */
  readonly watch: (id: DirectoryId, watcher: Subscriber) => (() => void) | undefined;
  /** How many watch now. */
  readonly watching: () => number;
  readonly close: () => void;
}

interface Poller {
  readonly watchers: Set<Subscriber>;
  readonly stop: () => void;
  readonly last: () => LiveState | undefined;
}

interface Source extends SnapshotSource {
  readonly reportError: (error: unknown) => void;
}

/** Watches as many directories as there are watchers for, and none without. */
export function createLiveFeed(source: Source): LiveFeed {
  const lookOuts = new Map<DirectoryId, Poller>();

  function leave(id: DirectoryId, watcher: Subscriber): void {
    const lookOut = lookOuts.get(id);
    if (lookOut === undefined || !lookOut.watchers.delete(watcher) || lookOut.watchers.size > 0) return;
    lookOut.stop();
    lookOuts.delete(id);
  }

  function all(): readonly Subscriber[] {
    return [...lookOuts.values()].flatMap(({ watchers }) => [...watchers]);
  }

  function hasRoom({ caller }: Subscriber): boolean {
    const others = all();
    return others.length < maxWatchers && others.filter((other) => other.caller === caller).length < maxOfCaller;
  }

  function watch(id: DirectoryId, watcher: Subscriber): (() => void) | undefined {
    if (!hasRoom(watcher)) return undefined;
    const lookOut = lookOuts.get(id) ?? lookAt(source, id, () => lookOuts.delete(id));
    lookOuts.set(id, lookOut);
    lookOut.watchers.add(watcher);
    const known = lookOut.last();
    if (known !== undefined) watcher.state(known);
    return () => leave(id, watcher);
  }

  function close(): void {
    for (const { stop, watchers } of lookOuts.values()) {
      stop();
      for (const watcher of watchers) watcher.end();
    }
    lookOuts.clear();
  }

  return { watch, watching: () => all().length, close };
}

function lookAt(source: Source, id: DirectoryId, onGone: () => void): Poller {
  const watchers = new Set<Subscriber>();
  const news = createNewEntryReader(source, id);
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let known: { readonly state: LiveState; readonly text: string } | undefined;

  async function look(): Promise<void> {
    const [state, lines] = await Promise.all([readLiveState(source, id), news()]);
    if (isStopped) return;
    if (state === undefined) {
      end();
      return;
    }
    const text = JSON.stringify(state);
    if (text !== known?.text) {
      known = { state, text };
      for (const watcher of watchers) watcher.state(state);
    }
    if (lines !== undefined) for (const watcher of watchers) watcher.lines(lines);
  }

  function end(): void {
    stop();
    onGone();
    for (const watcher of watchers) watcher.end();
  }

  function stop(): void {
    isStopped = true;
    clearTimeout(timer);
  }

  /** The next look begins when this one has ended, so that a slow store is not asked twice at once. */
  async function lookAgainAndAgain(): Promise<void> {
    try {
      await look();
    } catch (error) {
      source.reportError(error);
    }
    if (!isStopped) timer = setTimeout(lookAgainAndAgain, intervalMs);
  }

  void lookAgainAndAgain();
  return { watchers, stop, last: () => known?.state };
}

/** Gives the lines that were not there the last time; the first time only remembers. */
function createNewEntryReader({ store }: Source, id: DirectoryId): () => Promise<LiveLines | undefined> {
  let seen: ReadonlySet<string> | undefined;
  const newest = (limit: number): Promise<readonly PositionedEntry[]> => store.directory(id).log.list({ limit });

  return async () => {
    const known = seen;
    const isNew = ({ entry }: PositionedEntry): boolean => known !== undefined && !known.has(entry.id);
    let looked = await newest(lookBack);
    const isBurst = looked.length === lookBack && looked.every(isNew);
    if (isBurst) looked = await newest(burst);
    const fresh = looked.filter(isNew);
    const isWhole = fresh.length < burst;
    seen = new Set([...looked.map(({ entry }) => entry.id), ...(known ?? [])].slice(0, burst));
    if (fresh.length === 0) return undefined;
    const named = await nameEntries(store.directory(id), fresh);
    return { lines: named.map(({ entry, subject }) => presentLogEntry(entry, subject)), isWhole };
  };
}
