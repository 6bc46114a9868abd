// What a load balancer does: it asks each server again and again whether it is ready, and sends each request once, to one that said yes.

import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Client } from './client.ts';

/** HAProxy's `inter 1s fall 2 rise 1`: a server is left after two answers in a row that are not yes. */
const askEveryMs = 1_000;
const fall = 2;

export interface Backend {
  readonly url: string;
  readonly client: Client;
}

export interface Balancer {
  /** Sends to a ready server, the next one each time. A request that fails is not repeated. */
  readonly send: Client['send'];
  /** Resolves when the server has said that it is ready. */
  readonly untilReady: (url: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createBalancer(backends: readonly Backend[]): Balancer {
  const ready = new Set<Backend>();
  let isClosed = false;
  let turn = 0;

  const watch = async (backend: Backend): Promise<void> => {
    let failures = 0;
    while (!isClosed) {
      failures = (await isReady(backend.url)) ? 0 : failures + 1;
      if (failures === 0) ready.add(backend);
      else if (failures >= fall) ready.delete(backend);
      await pause(askEveryMs);
    }
  };
  const watching = Promise.all(backends.map(watch));
  return {
    send: (...words): Promise<Answer> => {
      turn += 1;
      const candidates = ready.size === 0 ? backends : [...ready];
      const chosen = candidates[turn % candidates.length];
      if (chosen === undefined) throw new Error('There is no server to send to');
      return chosen.client.send(...words);
    },
    untilReady: async (url) => {
      while (![...ready].some((backend) => backend.url === url)) await pause(50);
    },
    close: async () => {
      isClosed = true;
      await watching;
    },
  };
}

/** On a connection of its own each time. */
function isReady(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = request(`${url}/health/ready`, { agent: false, timeout: 5_000 }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode === 200);
    });
    outgoing.once('error', () => resolve(false));
    outgoing.once('timeout', () => outgoing.destroy(new Error('no answer in time')));
    outgoing.end();
  });
}
