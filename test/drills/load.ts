// Workers that write and read until they are stopped.

import type { Answer, Client } from './client.ts';
import { type Check, check, milliseconds, percentile } from './drill.ts';

export interface Load {
  /** Resolves when the last request has ended. */
  readonly stop: () => Promise<void>;
}

/** `act` is called again as soon as it has ended. */
export function startLoad(workers: number, act: (worker: number) => Promise<unknown>): Load {
  let isStopped = false;
  const work = async (worker: number): Promise<void> => {
    while (!isStopped) await act(worker);
  };
  const working = Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  return {
    stop: async () => {
      isStopped = true;
      await working;
    },
  };
}

/** Keeps asking for one page at a steady pace: the honest client beside a hostile one. `end` says how it was served. */
export function startAsking(client: Client): { readonly end: (p99Ms?: number) => Promise<Check> } {
  const answers: Answer[] = [];
  const load = startLoad(1, async () => {
    answers.push(await client.send('GET', '/Users?count=10'));
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  return {
    end: async (p99Ms = Number.POSITIVE_INFINITY) => {
      await load.stop();
      const waits = answers.map(({ tookMs }) => tookMs);
      const failed = answers.filter(({ status }) => status !== 200).length;
      const p99 = percentile(waits, 0.99);
      const seen = `${answers.length} requests, ${failed} failed, p99 ${milliseconds(p99)}`;
      return check('the honest client is served', failed === 0 && p99 < p99Ms, seen);
    },
  };
}
