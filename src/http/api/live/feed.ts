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
const maxSubscribers = 500;
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
  /** Sends the present state, and from then on what changes. Gives what ends it; undefined when too many watch, in all or of this caller. */
  readonly watch: (id: DirectoryId, subscriber: Subscriber) => (() => void) | undefined;
  /** How many watch now. */
  readonly watching: () => number;
  readonly close: () => void;
}

interface Poller {
  readonly subscribers: Set<Subscriber>;
  readonly stop: () => void;
  readonly last: () => LiveState | undefined;
}

interface Source extends SnapshotSource {
  readonly reportError: (error: unknown) => void;
}

/** Polls the directories that have subscribers. */
export function createLiveFeed(source: Source): LiveFeed {
  const pollers = new Map<DirectoryId, Poller>();

  function leave(id: DirectoryId, subscriber: Subscriber): void {
    const poller = pollers.get(id);
    if (poller === undefined || !poller.subscribers.delete(subscriber) || poller.subscribers.size > 0) return;
    poller.stop();
    pollers.delete(id);
  }

  function all(): readonly Subscriber[] {
    return [...pollers.values()].flatMap(({ subscribers }) => [...subscribers]);
  }

  function hasRoom({ caller }: Subscriber): boolean {
    const others = all();
    return others.length < maxSubscribers && others.filter((other) => other.caller === caller).length < maxOfCaller;
  }

  function watch(id: DirectoryId, subscriber: Subscriber): (() => void) | undefined {
    if (!hasRoom(subscriber)) return undefined;
    const poller = pollers.get(id) ?? poll(source, id, () => pollers.delete(id));
    pollers.set(id, poller);
    poller.subscribers.add(subscriber);
    const known = poller.last();
    if (known !== undefined) subscriber.state(known);
    return () => leave(id, subscriber);
  }

  function close(): void {
    for (const { stop, subscribers } of pollers.values()) {
      stop();
      for (const subscriber of subscribers) subscriber.end();
    }
    pollers.clear();
  }

  return { watch, watching: () => all().length, close };
}

function poll(source: Source, id: DirectoryId, onGone: () => void): Poller {
  const subscribers = new Set<Subscriber>();
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
      for (const subscriber of subscribers) subscriber.state(state);
    }
    if (lines !== undefined) for (const subscriber of subscribers) subscriber.lines(lines);
  }

  function end(): void {
    stop();
    onGone();
    for (const subscriber of subscribers) subscriber.end();
  }

  function stop(): void {
    isStopped = true;
    clearTimeout(timer);
  }

  /** The next look begins when this one has ended, so that a slow store is not asked twice at once. */
  async function repeat(): Promise<void> {
    try {
      await look();
    } catch (error) {
      source.reportError(error);
    }
    if (!isStopped) timer = setTimeout(repeat, intervalMs);
  }

  void repeat();
  return { subscribers, stop, last: () => known?.state };
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
