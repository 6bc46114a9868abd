// The primary process: it starts the workers (Node.js, "Cluster"), replaces one that ends, and stops them all in order. It answers no
// requests and opens neither store nor port. Workers listen side by side and the system deals connections out among them. Of the ways that
// Node has for this, one that hands connections over leaves a client without an answer when a worker is killed just then, and one where
// workers take them from a common queue gave all of them to one worker where the machine was busy.

import cluster, { type Worker } from 'node:cluster';
import { setTimeout as delay } from 'node:timers/promises';
import { createHangDetector, heartbeatMs } from './liveness.ts';
import type { FromPrimary, FromWorker, Listening, WorkerOrder } from './message.ts';
import { createMetricsAggregator } from './metrics-aggregator.ts';
import { type End, supervise } from './supervisor.ts';

export interface LeadOptions {
  readonly order: Pick<WorkerOrder, 'config' | 'version' | 'demo'>;
  readonly logger: { readonly warn: (fields: object, sentence: string) => void };
}

export interface Leader {
  /** Resolves when every worker listens; undefined when all were stopped before. Rejects with WorkerFailed when one cannot start. */
  readonly listening: Promise<Listening | undefined>;
  /** Forwards the signal to every worker, which ends in order. Resolves when all have ended. */
  readonly stop: (signal: NodeJS.Signals) => Promise<void>;
}

/** What a worker may take beside the seconds that it is given to drain; one that still runs then is stuck. */
const lastWritesMs = 10_000;

/** Starts the workers, the first one alone: it brings the tables up to date, and finds out what would keep the others from starting too. */
export function leadWorkers({ order, logger }: LeadOptions): Leader {
  const pool = createWorkerPool((pid) => logger.warn({ worker: pid }, 'a worker hangs and is ended'));
  const stopping = new AbortController();
  const supervised: Promise<void>[] = [];
  // Where none was asked for, the first worker finds a free one out for all.
  let { port } = order.config;

  const startSlot = (seat: number): Promise<Listening | undefined> => {
    const isFirst = seat === 0;
    const { listening, ended: over } = supervise({
      runWorker: (life, onListening) => {
        const config = { ...order.config, port };
        return pool.live({ ...order, config, createsFirstAdminLink: isFirst && life === 0 }, onListening);
      },
      isStopping: () => stopping.signal.aborted,
      pause: (milliseconds) => delay(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined),
      clock: () => performance.now(),
      onEnd: (end, pauseMs) => logger.warn({ ...end, pauseMs }, 'a worker has ended and is replaced'),
    });
    supervised.push(over);
    return listening;
  };

  const startAll = async (): Promise<Listening | undefined> => {
    const first = await startSlot(0);
    if (first === undefined) return undefined;
    port = first.port;
    const others = Array.from({ length: order.config.workers - 1 }, (_, index) => startSlot(index + 1));
    const listening = await Promise.all(others);
    return listening.includes(undefined) ? undefined : first;
  };

  return {
    listening: startAll(),
    stop: async (signal) => {
      const { drainDelaySeconds, drainTimeoutSeconds } = order.config;
      stopping.abort();
      pool.signal(signal);
      const stuckMs = (drainDelaySeconds + drainTimeoutSeconds) * 1000 + lastWritesMs;
      const timer = setTimeout(() => pool.signal('SIGKILL'), stuckMs);
      await Promise.all(supervised);
      clearTimeout(timer);
    },
  };
}

interface WorkerPool {
  /** Runs one worker from its start to its end. */
  readonly live: (order: WorkerOrder, onListening: (listening: Listening) => void) => Promise<End>;
  readonly signal: (signal: NodeJS.Signals) => void;
}

/** The running workers, and the metrics that they ask of each other. */
function createWorkerPool(onHung: (pid: number | undefined) => void): WorkerPool {
  cluster.setupPrimary({ serialization: 'advanced' });
  const alive = new Map<number, Worker>();
  const serving = new Set<number>();
  const aggregator = createMetricsAggregator();
  const hangDetector = createHangDetector((id) => {
    const hung = alive.get(id)?.process;
    onHung(hung?.pid);
    hung?.kill('SIGKILL');
  });
  setInterval(hangDetector.tick, heartbeatMs).unref();

  const answer = async (asker: Worker, question: number): Promise<void> => {
    const text = await aggregator.sum([...serving], (id, asked) =>
      say(alive.get(id), { kind: 'collect-metrics', question: asked }),
    );
    say(asker, { kind: 'metrics-total', question, text });
  };
  const onMessage = (worker: Worker, said: FromWorker): void => {
    if (said.kind === 'heartbeat') {
      hangDetector.heartbeat(worker.id);
      aggregator.counted(worker.id, said.counts);
    }
    if (said.kind === 'request-metrics') void answer(worker, said.question);
    if (said.kind === 'metrics') aggregator.report(worker.id, said.question, said.figures);
  };
  return {
    live: (order, onListening) => {
      const worker = cluster.fork();
      alive.set(worker.id, worker);
      worker.on('message', (said: FromWorker) => {
        if (said.kind === 'started') say(worker, { kind: 'start', order });
        else if (said.kind === 'listening') {
          serving.add(worker.id);
          hangDetector.heartbeat(worker.id);
          onListening(said.listening);
        } else onMessage(worker, said);
      });
      return new Promise((resolve) => {
        worker.once('exit', (code: number | null, signal: string | null) => {
          alive.delete(worker.id);
          serving.delete(worker.id);
          hangDetector.remove(worker.id);
          aggregator.gone(worker.id);
          resolve({ code, signal });
        });
      });
    },
    signal: (signal) => {
      for (const worker of alive.values()) worker.process.kill(signal);
    },
  };
}

function say(worker: Worker | undefined, message: FromPrimary): void {
  if (worker?.isConnected() === true) worker.send(message);
}
