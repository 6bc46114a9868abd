// Each server on a database reports that it is alive, so that all know how many share the work.

import type { Store } from '../domain/index.ts';

export interface Heartbeat {
  /** How many servers live, this one included, as of the last heartbeat. */
  readonly nodes: () => number;
  /** No beat begins after this; the others stop counting this server. */
  readonly stop: () => Promise<void>;
}

const beatMs = 5000;

/** Reports now and every five seconds. A report that fails changes nothing: the next one follows. */
export async function startHeartbeat(store: Pick<Store, 'nodes'>, nodeId: string): Promise<Heartbeat> {
  let nodes = 1;
  let beating = Promise.resolve();
  const beat = async (): Promise<void> => {
    nodes = await store.nodes.heartbeat(nodeId).catch(() => nodes);
  };
  await beat();
  const timer = setInterval(() => {
    beating = beating.then(beat);
  }, beatMs).unref();
  return {
    nodes: () => nodes,
    stop: async () => {
      clearInterval(timer);
      await beating;
      await store.nodes.deregister(nodeId).catch(() => undefined);
    },
  };
}
