// A worker's side: it receives its settings, reports its address, and asks for the metrics of all workers.

import cluster from 'node:cluster';
import { heartbeatMs } from './liveness.ts';
import type { FromPrimary, FromWorker, Listening, OwnMetrics, WorkerOrder } from './message.ts';

/** A worker's connection to the primary process. */
export interface WorkerLink {
  readonly order: WorkerOrder;
  readonly reportListening: (listening: Listening) => void;
  /** Sets the source of this worker's metrics. */
  readonly setMetrics: (own: OwnMetrics) => void;
  readonly collectMetrics: () => Promise<string>;
}

/** Whether this process is a worker of a primary process. */
export const isWorker: boolean = cluster.isWorker;

/**
 * Runs `work` as a worker. At its end the channel to the primary process is closed: an open channel would keep this process alive.
 * If the primary process ends first, Node.js ends this process at once, as `kill -9` would.
 */
export async function joinWorkers(work: (membership: WorkerLink) => Promise<void>): Promise<void> {
  try {
    await work(await introduce());
  } finally {
    cluster.worker?.disconnect();
  }
}

async function introduce(): Promise<WorkerLink> {
  const answers = new Map<number, (text: string) => void>();
  const ordered = Promise.withResolvers<WorkerOrder>();
  let own: OwnMetrics | undefined;
  let questions = 0;

  process.on('message', (message) => {
    // Only the primary sends on this channel; messages of Node.js itself have no `kind`.
    const said = message as FromPrimary;
    switch (said.kind) {
      case 'start':
        return ordered.resolve(said.order);
      case 'collect-metrics':
        return void own?.all().then((figures) => say({ kind: 'metrics', question: said.question, figures }));
      case 'metrics-total':
        answers.get(said.question)?.(said.text);
        return void answers.delete(said.question);
      default:
        return undefined;
    }
  });
  const beat = async (): Promise<void> => say({ kind: 'heartbeat', counts: (await own?.counts()) ?? [] });
  say({ kind: 'started' });
  return {
    order: await ordered.promise,
    reportListening: ({ url, port, welcomeLink, location }) => {
      say({ kind: 'listening', listening: { url, port, welcomeLink, location } });
      setInterval(beat, heartbeatMs).unref();
    },
    setMetrics: (figures) => {
      own = figures;
    },
    collectMetrics: () => {
      questions += 1;
      const question = questions;
      return new Promise((resolve) => {
        answers.set(question, resolve);
        say({ kind: 'request-metrics', question });
      });
    },
  };
}

function say(message: FromWorker): void {
  if (process.connected) process.send?.(message);
}
