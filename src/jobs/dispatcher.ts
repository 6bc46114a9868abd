// Decides what this server sends to receivers: the events of webhooks, the tokens of event streams. The lease of each is held by one of all
// servers on a database; when that server ends without freeing it, another one takes over once the lease has run out.

import type { Platform, Store } from '../domain/index.ts';
import type { WaitForCalm } from './calm.ts';
import { repeat } from './repeat.ts';
import { type RunningSender, runSender, type Sender, type SenderHooks } from './sender.ts';

/** A receiver that is sent something. */
export interface Task {
  /** Names it and its lease. */
  readonly name: string;
  /** What wakes its sender when it changes. */
  readonly settings: string;
  readonly createSender: (hooks: SenderHooks) => Sender;
}

export interface TaskSource {
  readonly list: () => Promise<readonly Task[]>;
  /** The names of those with something to do that no event of the feed tells. */
  readonly requested?: () => Promise<readonly string[]>;
}

export interface DispatcherOptions {
  readonly store: Pick<Store, 'events' | 'leases'>;
  readonly platform: Pick<Platform, 'clock'>;
  readonly sources: readonly TaskSource[];
  /** Waited for before each turn; at once by default. */
  readonly waitForCalm?: WaitForCalm;
  /** Names this server. */
  readonly holder: string;
  readonly reportError: (error: unknown) => void;
}

export interface Dispatcher {
  /** Renews the leases, begins and ends senders, and wakes those that have something to do. */
  readonly tick: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const senderLeaseMs = 15_000;
const renewMs = 5_000;
const tickMs = 1_000;

/** Sends from now on, until it is stopped. */
export function startDispatcher(options: DispatcherOptions): { readonly stop: () => Promise<void> } {
  const dispatcher = createDispatcher(options);
  const stop = repeat(tickMs, dispatcher.tick);
  return {
    stop: async () => {
      await stop();
      await dispatcher.stop();
    },
  };
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, platform, sources, holder, reportError, waitForCalm = () => Promise.resolve() } = options;
  const running = new Map<string, RunningSender>();
  let known = new Map<string, string>();
  let asked: ReadonlySet<string> = new Set();
  let held: ReadonlySet<string> = new Set();
  let heldUntil = 0;
  const maySend = (): boolean => platform.clock() < heldUntil;
  let unwatch: (() => void) | undefined;
  const watch = (): void => {
    if (running.size === 0) {
      unwatch?.();
      unwatch = undefined;
    } else {
      unwatch ??= store.events.watch(() => {
        for (const { wake } of running.values()) wake();
      });
    }
  };

  const hold = async (names: readonly string[]): Promise<void> => {
    const now = platform.clock();
    const isFresh = heldUntil - now > senderLeaseMs - renewMs;
    const isKnown = names.every((name) => asked.has(name));
    if (names.length === 0 || (isFresh && isKnown)) return;
    asked = new Set(names);
    held = new Set(await store.leases.hold(names, holder, now, now + senderLeaseMs));
    heldUntil = now + senderLeaseMs;
  };
  const end = async (name: string): Promise<void> => {
    const ending = running.get(name);
    running.delete(name);
    await ending?.stop();
  };
  const refresh = async (tasks: readonly Task[]): Promise<void> => {
    const mine = tasks.filter(({ name }) => held.has(name));
    const names = new Set(mine.map(({ name }) => name));
    for (const name of [...running.keys()]) if (!names.has(name)) await end(name);
    for (const { name, createSender } of mine) {
      if (!running.has(name)) running.set(name, runSender(createSender, { maySend, waitForCalm, reportError }));
    }
    watch();
    const requested = new Set(running.size === 0 ? [] : await allOf(sources, ({ requested }) => requested?.()));
    const seen = new Map(mine.map(({ name, settings }) => [name, settings]));
    for (const [name, { wake, needsTurn }] of running) {
      if (known.get(name) !== seen.get(name) || requested.has(name) || needsTurn()) wake();
    }
    known = seen;
  };
  return {
    tick: async () => {
      try {
        const tasks = await allOf(sources, ({ list }) => list());
        await hold(tasks.map(({ name }) => name));
        await refresh(tasks);
      } catch (error) {
        reportError(error);
      }
    },
    stop: async () => {
      unwatch?.();
      await Promise.all([...running.keys()].map(end));
      if (held.size > 0) await store.leases.release(holder).catch(reportError);
    },
  };
}

async function allOf<Item>(
  sources: readonly TaskSource[],
  read: (source: TaskSource) => Promise<readonly Item[]> | undefined,
): Promise<readonly Item[]> {
  const lists = await Promise.all(sources.map(read));
  return lists.flatMap((items) => items ?? []);
}
