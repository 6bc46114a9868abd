// Decides what this server sends to receivers: the events of webhooks, the tokens of event streams. The lease of each is held by one of all
// servers on a database; when that server ends without freeing it, another one takes over once the lease has run out.

import type { Platform, Store } from '../domain/index.ts';
import type { WaitForCalm } from './calm.ts';

/** Sends for one receiver, turn after turn. */
export interface Sender {
  /** Saves what has ended and begins what is due. Gives whether there is more to do at once. */
  readonly turn: () => Promise<boolean>;
  /** Whether something is due that is not under way, or has ended and is not saved. */
  readonly needsTurn: () => boolean;
  /** Resolves when everything that was under way has ended. */
  readonly idle: () => Promise<void>;
  /** Saves what has ended and begins nothing. */
  readonly close: () => Promise<void>;
}

export interface SenderHooks {
  /** Whether this server still may send: it holds the lease. */
  readonly maySend: () => boolean;
  /** Called when there is something to do in the next turn. */
  readonly onEnd: () => void;
}

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

/** A sender with its loop. */
interface Running {
  readonly needsTurn: () => boolean;
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

export const senderLeaseMs = 15_000;
const renewMs = 5_000;
const tickMs = 1_000;
/** How long a stop waits for answers; what is under way longer is sent again later, with the same id. */
const stopMs = 1_000;

/** Sends from now on, until it is stopped. */
export function startDispatcher(options: DispatcherOptions): { readonly stop: () => Promise<void> } {
  const dispatcher = createDispatcher(options);
  let ticking = dispatcher.tick();
  const timer = setInterval(() => {
    ticking = ticking.then(dispatcher.tick);
  }, tickMs).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await ticking;
      await dispatcher.stop();
    },
  };
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, platform, sources, holder, reportError, waitForCalm = () => Promise.resolve() } = options;
  const running = new Map<string, Running>();
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
    for (const task of mine) {
      if (!running.has(task.name)) running.set(task.name, runSender(task, { maySend, waitForCalm, reportError }));
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

interface LoopOptions extends Pick<DispatcherOptions, 'reportError'> {
  readonly maySend: () => boolean;
  readonly waitForCalm: WaitForCalm;
}

/** Turn after turn, as long as there is something to do; then it waits to be woken. */
function runSender({ createSender }: Task, { maySend, waitForCalm, reportError }: LoopOptions): Running {
  let isStopped = false;
  let isWoken = true;
  /** A turn that failed, or was not allowed, has not seen what woke it. */
  let isOwed = false;
  let goOn: () => void = () => undefined;
  const wake = (): void => {
    isWoken = true;
    goOn();
  };
  const sender = createSender({ maySend: () => !isStopped && maySend(), onEnd: wake });
  const run = async (): Promise<void> => {
    while (!isStopped) {
      const asleep = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      if (!isWoken) await asleep;
      await waitForCalm(() => isStopped);
      isWoken = false;
      if (isStopped) return;
      try {
        isOwed = !maySend();
        if (await sender.turn()) isWoken = true;
        isOwed ||= !maySend();
      } catch (error) {
        isOwed = true;
        reportError(error);
      }
    }
  };
  const ended = run();
  return {
    needsTurn: () => isOwed || sender.needsTurn(),
    wake,
    stop: async () => {
      isStopped = true;
      wake();
      await ended;
      await Promise.race([sender.idle(), new Promise((resolve) => setTimeout(resolve, stopMs).unref())]);
      await sender.close().catch(reportError);
    },
  };
}
