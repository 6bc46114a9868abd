// Work that may wait leaves the event loop to requests: while it is busy, a turn waits for a calmer moment.

import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** Resolves when the event loop is calm, when it was busy for long enough, or soon after `isStopped` says so. */
export type WaitForCalm = (isStopped: () => boolean) => Promise<void>;

const busyShare = 0.5;
const lookMs = 100;
/** Even a server that is always busy sends a batch of each receiver in this time. */
const longestWaitMs = 5_000;

export function createCalm(measure: () => EventLoopUtilization = performance.eventLoopUtilization): WaitForCalm {
  let last = measure();
  let isBusy = false;
  const look = (): boolean => {
    const now = measure();
    const [active, idle] = [now.active - last.active, now.idle - last.idle];
    if (active + idle < lookMs) return isBusy;
    last = now;
    isBusy = active / (active + idle) > busyShare;
    return isBusy;
  };
  return async (isStopped) => {
    for (let waited = 0; waited < longestWaitMs && look() && !isStopped(); waited += lookMs) await delay(lookMs);
  };
}
