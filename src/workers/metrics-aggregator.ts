// The figures of all workers as one. Counters of workers that have ended stay in the sum as they were last told: a sum that went back
// would look like a new start, and everything counted before would be counted again as news.

import { AggregatorRegistry } from 'prom-client';
import type { Figures } from './message.ts';

/** Whoever does not answer by then is shown as it was the last time. */
const patienceMs = 2_000;

export interface MetricsAggregator {
  /** Asks each of these workers for its figures and gives all of them as text. */
  readonly sum: (workers: readonly number[], ask: (worker: number, question: number) => void) => Promise<string>;
  readonly told: (worker: number, question: number, figures: Figures) => void;
  /** What a worker has counted so far, unasked. */
  readonly counted: (worker: number, counts: Figures) => void;
  /** The worker has ended. */
  readonly gone: (worker: number) => void;
}

interface Round {
  readonly missing: Set<number>;
  readonly end: () => void;
}

export function createMetricsAggregator(): MetricsAggregator {
  const rounds = new Map<number, Round>();
  const latest = new Map<number, Figures>();
  const counts = new Map<number, Figures>();
  let departed: Figures = [];
  let departing = Promise.resolve();
  let questions = 0;

  const settle = (round: Round, worker: number): void => {
    round.missing.delete(worker);
    if (round.missing.size === 0) round.end();
  };
  /** From one moment to the next, so that no sum misses the worker or counts it twice. */
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
        const timer = setTimeout(resolve, patienceMs);
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
    told: (worker, question, figures) => {
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
