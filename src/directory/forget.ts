// What is forgotten is gone: people leave history and log with their values before their records are deleted for good. All of it is done in
// pieces, so that other requests are served in between; what was cut short is done again by the next run.

import type { Platform } from './context.ts';
import type { ResourceId, StoredResource } from './model.ts';
import { attributesOf } from './people.ts';
import { blankEntry } from './personal.ts';
import type { DirectoryStore, PositionedEntry } from './store.ts';
import { isTraced, type Traces, tracesOf } from './traces.ts';

/** Where it is forgotten. */
export interface ForgetScope {
  readonly store: DirectoryStore;
  readonly platform: Pick<Platform, 'yieldToOthers'>;
}

/** What was found of those who are forgotten, and how to find it again. */
export interface Forgotten {
  readonly traces: Traces;
  readonly events: number;
  readonly logEntries: number;
}

/** How many are forgotten in one walk through the log. */
const maxAtOnce = 500;
const writtenAtOnce = 100;
const readAtOnce = 200;

/** Forgets everybody and everything that was deleted before this time, and gives how many they were. */
export async function forgetRemoved(scope: ForgetScope, before: number): Promise<number> {
  let count = 0;
  for (;;) {
    const removed = await scope.store.removed({ before, limit: maxAtOnce });
    if (removed.length === 0) return count;
    await forgetResources(scope, removed);
    count += removed.length;
  }
}

/** Forgets these removed resources for good: their values in log and history, then the records. */
export async function forgetResources(scope: ForgetScope, removed: readonly StoredResource[]): Promise<Forgotten> {
  const { store } = scope;
  const ids = [...new Set(removed.map(({ id }) => id))];
  const events = await store.eventsOf(ids);
  const traces = tracesOf(
    removed,
    events.map(({ event }) => event),
  );
  const logEntries = await blankLog(scope, traces);
  for (const part of partsOf(events)) await store.blankEvents(part.map(({ position }) => position));
  const named = [...ids, ...removed.flatMap(keysOf)];
  for (const part of partsOf(named)) await store.write((transaction) => transaction.purge(part));
  return { traces, events: events.length, logEntries };
}

/** Takes their values out of every line of the log that names them. */
export async function blankLog({ store, platform }: ForgetScope, traces: Traces): Promise<number> {
  let position = 0;
  let count = 0;
  for (;;) {
    const lines = await store.logAfter(position, readAtOnce);
    const named = lines.filter(({ entry }) => isTraced(entry, traces)).map(blankPositioned);
    if (named.length > 0) await store.rewriteLog(named);
    count += named.length;
    const last = lines.at(-1);
    if (last === undefined || lines.length < readAtOnce) return count;
    position = last.position;
    await platform.yieldToOthers();
  }
}

function blankPositioned({ position, entry }: PositionedEntry): PositionedEntry {
  return { position, entry: blankEntry(entry) };
}

/** A group may wait for a member under a key that is no id of ours. */
function keysOf(resource: StoredResource): readonly ResourceId[] {
  const { userName, externalId } = attributesOf(resource);
  return [userName, externalId].filter((key) => typeof key === 'string') as ResourceId[];
}

function partsOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / writtenAtOnce) }, (_, at) =>
    items.slice(at * writtenAtOnce, (at + 1) * writtenAtOnce),
  );
}
