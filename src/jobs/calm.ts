// Work that may wait leaves the event loop to requests: while it is busy, turns wait for a calmer moment, and only now and then one of them
// begins, however many there are.

import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** Resolves when the event loop is calm, when it was busy for long enough, or soon after `isStopped` says so. */
export type WaitForCalm = (isStopped: () => boolean) => Promise<void>;

export interface CalmOptions {
  readonly measure?: () => EventLoopUtilization;
  readonly startTimer?: (work: () => void, milliseconds: number) => void;
}

interface Waiting {
  readonly isStopped: () => boolean;
  readonly begin: () => void;
}

const busyShare = 0.5;
const lookMs = 100;
const momentMs = 50;
/** Looks of a busy event loop between two turns: two seconds. */
const looksBetweenTurns = 20;

export function createCalm({
  measure = performance.eventLoopUtilization,
  startTimer = startUnrefTimer,
}: CalmOptions = {}): WaitForCalm {
  let last = measure();
  let isBusy = false;
  let looksSinceTurn = 0;
  let waiting: readonly Waiting[] = [];

  const look = (): boolean => {
    const now = measure();
    const [active, idle] = [now.active - last.active, now.idle - last.idle];
    if (active + idle < lookMs) return isBusy;
    last = now;
    isBusy = active / (active + idle) > busyShare;
    return isBusy;
  };
  const release = (): void => {
    looksSinceTurn += 1;
    const isCalm = !look();
    const isTurn = looksSinceTurn >= looksBetweenTurns;
    if (isTurn) looksSinceTurn = 0;
    const begun = waiting.filter((one, at) => isCalm || one.isStopped() || (isTurn && at === 0));
    waiting = waiting.filter((one) => !begun.includes(one));
    for (const { begin } of begun) begin();
    if (waiting.length > 0) startTimer(release, lookMs);
  };
  return (isStopped) => {
    if (waiting.length === 0 && !look()) return Promise.resolve();
    return new Promise((begin) => {
      waiting = [...waiting, { isStopped, begin }];
      if (waiting.length === 1) startTimer(release, lookMs);
    });
  };
}

/** How much of the event loop is free at the moment, from 0 to 1. The caller waits meanwhile, so that its own work does not count. */
export async function freeLoopShare(): Promise<number> {
  const before = performance.eventLoopUtilization();
  await delay(momentMs, undefined, { ref: false });
  return 1 - performance.eventLoopUtilization(before).utilization;
}

function startUnrefTimer(work: () => void, milliseconds: number): void {
  setTimeout(work, milliseconds).unref();
}
