// A sender of one receiver, and the loop in which it works: turn after turn as long as there is something to do; then it waits to be woken.

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

/** A sender with its loop. */
export interface RunningSender {
  readonly needsTurn: () => boolean;
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

interface LoopOptions {
  readonly maySend: SenderHooks['maySend'];
  readonly waitForCalm: WaitForCalm;
  readonly reportError: (error: unknown) => void;
}

/** How long a stop waits for answers; what is under way longer is sent again later, with the same id. */
const stopMs = 1_000;

export function runSender(
  createSender: (hooks: SenderHooks) => Sender,
  { maySend, waitForCalm, reportError }: LoopOptions,
): RunningSender {
  const alarm = createAlarm();
  let isStopped = false;
  /** A turn that failed, or was not allowed, has not seen what woke it. */
  let isOwed = false;
  const sender = createSender({ maySend: () => !isStopped && maySend(), onEnd: alarm.ring });
  const takeTurn = async (): Promise<void> => {
    try {
      isOwed = !maySend();
      if (await sender.turn()) alarm.ring();
      isOwed ||= !maySend();
    } catch (error) {
      isOwed = true;
      reportError(error);
    }
  };
  const run = async (): Promise<void> => {
    while (!isStopped) {
      await alarm.rung();
      await waitForCalm(() => isStopped);
      alarm.reset();
      if (!isStopped) await takeTurn();
    }
  };
  const ended = run();
  return {
    needsTurn: () => isOwed || sender.needsTurn(),
    wake: alarm.ring,
    stop: async () => {
      isStopped = true;
      alarm.ring();
      await ended;
      await Promise.race([sender.idle(), new Promise((resolve) => setTimeout(resolve, stopMs).unref())]);
      await sender.close().catch(reportError);
    },
  };
}

/** Rings from the beginning; once rung it rings until it is reset. */
function createAlarm() {
  let next = Promise.withResolvers<void>();
  next.resolve();
  return {
    ring: () => next.resolve(),
    rung: () => next.promise,
    reset: () => {
      next = Promise.withResolvers();
    },
  };
}
