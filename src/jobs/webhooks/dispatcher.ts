// Decides which webhooks this server sends for. The lease of each is held by one of all servers on a database; when that server ends
// without freeing it, another one takes over once the lease has run out.

import type { LeaseStore, Webhook, WebhookId } from '../../domain/index.ts';
import { createSender, type SenderOptions } from './sender.ts';

export interface DispatcherOptions extends Omit<SenderOptions, 'maySend' | 'onEnd'> {
  readonly leases: LeaseStore;
  /** Names this server. */
  readonly holder: string;
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

export const webhookLeaseMs = 15_000;
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
  const { ctx, leases, holder, reportError } = options;
  const { store, platform } = ctx;
  const running = new Map<WebhookId, Running>();
  let known = new Map<WebhookId, string>();
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

  const hold = async (webhooks: readonly Webhook[]): Promise<void> => {
    const names = webhooks.map(({ id }) => leaseOf(id));
    const now = platform.clock();
    const isFresh = heldUntil - now > webhookLeaseMs - renewMs;
    const isKnown = names.every((name) => asked.has(name));
    if (names.length === 0 || (isFresh && isKnown)) return;
    asked = new Set(names);
    held = new Set(await leases.hold(names, holder, now, now + webhookLeaseMs));
    heldUntil = now + webhookLeaseMs;
  };
  const end = async (id: WebhookId): Promise<void> => {
    const ending = running.get(id);
    running.delete(id);
    await ending?.stop();
  };
  const refresh = async (webhooks: readonly Webhook[]): Promise<void> => {
    const mine = webhooks.filter(({ id }) => held.has(leaseOf(id)));
    const ids = new Set(mine.map(({ id }) => id));
    for (const id of [...running.keys()]) if (!ids.has(id)) await end(id);
    for (const { id } of mine) {
      if (!running.has(id)) running.set(id, runSender({ ...options, maySend }, id));
    }
    watch();
    const requested = new Set(running.size === 0 ? [] : await store.deliveries.requestedOf());
    const seen = new Map(mine.map((webhook) => [webhook.id, settingsOf(webhook)]));
    for (const [id, { wake, needsTurn }] of running) {
      if (known.get(id) !== seen.get(id) || requested.has(id) || needsTurn()) wake();
    }
    known = seen;
  };
  return {
    tick: async () => {
      try {
        const webhooks = (await store.webhooks.list()).filter(({ state }) => state === 'active');
        await hold(webhooks);
        await refresh(webhooks);
      } catch (error) {
        reportError(error);
      }
    },
    stop: async () => {
      unwatch?.();
      await Promise.all([...running.keys()].map(end));
      if (held.size > 0) await leases.release(holder).catch(reportError);
    },
  };
}

function leaseOf(id: WebhookId): string {
  return `webhook ${id}`;
}

/** What wakes a sender when it changes. */
function settingsOf({ url, types, recovery, formerSecretUntil }: Webhook): string {
  return JSON.stringify([url, types, recovery, formerSecretUntil]);
}

/** Turn after turn, as long as there is something to do; then it waits to be woken. */
function runSender(options: Omit<SenderOptions, 'onEnd'>, id: WebhookId): Running {
  const { maySend, reportError } = options;
  let isStopped = false;
  let isWoken = true;
  /** A turn that failed, or was not allowed, has not seen what woke it. */
  let isOwed = false;
  let goOn: () => void = () => undefined;
  const wake = (): void => {
    isWoken = true;
    goOn();
  };
  const sender = createSender({ ...options, onEnd: wake }, id);
  const run = async (): Promise<void> => {
    while (!isStopped) {
      const asleep = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      if (!isWoken) await asleep;
      isWoken = false;
      if (isStopped) return;
      try {
        isOwed = !maySend();
        if (await sender.turn()) isWoken = true;
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
