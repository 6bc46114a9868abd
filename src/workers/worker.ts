// A worker's side: it hears what to do, says when it listens, and asks for the figures of all.

import cluster from 'node:cluster';
import { beatMs } from './liveness.ts';
import type { FromPrimary, FromWorker, Listening, Order, OwnFigures } from './message.ts';

/** What a worker has to do with the others. */
export interface Membership {
  readonly order: Order;
  readonly tellListening: (listening: Listening) => void;
  /** Who gives this worker's figures when they are asked for. */
  readonly giveFigures: (own: OwnFigures) => void;
  /** The figures of all workers in one text. */
  readonly sumFigures: () => Promise<string>;
}

/** Whether this process was started to serve for another that leads. */
export const isWorker: boolean = cluster.isWorker;

/**
 * Runs `work` as a worker. However it ends, the line to the process that leads ends with it: without that this process would go on.
 * Should the one that leads be gone first, at the start or later, Node ends this process at once, as `kill -9` would.
 */
export async function joinWorkers(work: (membership: Membership) => Promise<void>): Promise<void> {
  try {
    await work(await introduce());
  } finally {
    cluster.worker?.disconnect();
  }
}

async function introduce(): Promise<Membership> {
  const answers = new Map<number, (text: string) => void>();
  const ordered = Promise.withResolvers<Order>();
  let own: OwnFigures | undefined;
  let questions = 0;

  process.on('message', (message) => {
    const said = asFromPrimary(message);
    switch (said.kind) {
      case 'order':
        return ordered.resolve(said.order);
      case 'tell':
        return void own?.all().then((figures) => say({ kind: 'figures', question: said.question, figures }));
      case 'sum':
        answers.get(said.question)?.(said.text);
        return void answers.delete(said.question);
      default:
        return undefined;
    }
  });
  const beat = async (): Promise<void> => say({ kind: 'beat', counts: (await own?.counts()) ?? [] });
  say({ kind: 'awake' });
  return {
    order: await ordered.promise,
    tellListening: ({ url, port, welcomeLink, location }) => {
      say({ kind: 'listening', listening: { url, port, welcomeLink, location } });
      setInterval(beat, beatMs).unref();
    },
    giveFigures: (figures) => {
      own = figures;
    },
    sumFigures: () => {
      questions += 1;
      const question = questions;
      return new Promise((resolve) => {
        answers.set(question, resolve);
        say({ kind: 'ask', question });
      });
    },
  };
}

function say(message: FromWorker): void {
  if (process.connected) process.send?.(message);
}

/** Nobody else holds the other end of this line; what Node says on it for itself has no kind of ours. */
function asFromPrimary(message: unknown): FromPrimary {
  return message as FromPrimary;
}
