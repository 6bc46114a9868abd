// The metrics of all workers as one. Counters of workers that have ended stay in the total as last reported: a total that decreased
// would look like a restart to Prometheus, which would count everything again.

import { AggregatorRegistry } from 'prom-client';
import type { MetricValues } from './message.ts';

/** A worker that does not answer by then counts with its last report. */
const answerTimeoutMs = 2_000;

export interface MetricsAggregator {
  /** Asks each of these workers for its metrics and returns the total as text. */
  readonly sum: (workers: readonly number[], ask: (worker: number, question: number) => void) => Promise<string>;
  readonly report: (worker: number, question: number, figures: MetricValues) => void;
  /** The counters that a worker sent with its heartbeat. */
  readonly counted: (worker: number, counts: MetricValues) => void;
  /** The worker has ended. */
  readonly gone: (worker: number) => void;
}

interface Round {
  readonly missing: Set<number>;
  readonly end: () => void;
}

export function createMetricsAggregator(): MetricsAggregator {
  const rounds = new Map<number, Round>();
  const latest = new Map<number, MetricValues>();
  const counts = new Map<number, MetricValues>();
  let departed: MetricValues = [];
  let departing = Promise.resolve();
  let questions = 0;

  const settle = (round: Round, worker: number): void => {
    round.missing.delete(worker);
    if (round.missing.size === 0) round.end();
  };
  /** Moves the worker's counters in one step, so that no total misses or counts them twice. */
  const depart = async (worker: number): Promise<void> => {
    const counted = (counts.get(worker) ?? []).filter(({ type }) => /^(counter|histogram)$/.test(String(type)));
    const sum = await AggregatorRegistry.aggregate([departed, counted]).getMetricsAsJSON();
    departed = sum;
    latest.delete(worker);
    counts.delete(worker);
  };
  return {
    sum: async (workers, ask) => {
      questions += 1;
      const question = questions;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, answerTimeoutMs);
        const end = (): void => {
          clearTimeout(timer);
          resolve();
        };
        rounds.set(question, { missing: new Set(workers), end });
        for (const worker of workers) ask(worker, question);
      });
      rounds.delete(question);
      await departing;
      return AggregatorRegistry.aggregate([...latest.values(), departed]).metrics();
    },
    report: (worker, question, figures) => {
      latest.set(worker, figures);
      counts.set(worker, figures);
      const round = rounds.get(question);
      if (round !== undefined) settle(round, worker);
    },
    counted: (worker, counted) => void counts.set(worker, counted),
    gone: (worker) => {
      for (const round of rounds.values()) settle(round, worker);
      departing = departing.then(() => depart(worker));
    },
  };
}
