// Workers that write and read until they are stopped.

import type { Answer, Client } from './client.ts';

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

/** Keeps asking for one page at a steady pace and notes the answers: the honest client beside a hostile one. */
export function startAsking(client: Client, answers: Answer[]): Load {
  return startLoad(1, async () => {
    answers.push(await client.send('GET', '/Users?count=10'));
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
}
