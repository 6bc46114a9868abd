// Interleaved rounds: in each one every target answers the same operation in turn, so that noise of the machine meets them alike
// and ratios within a run can be trusted. A figure is the median of its rounds.

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order, Result } from './load/order.ts';
import { clients, type Measure, maxWarmUpMs, type Plan, warmUpRequests } from './plan.ts';
import { cpuMs } from './process.ts';
import type { Target, TargetKind } from './targets.ts';

/** What one target reached in one measure. */
export interface Figure {
  readonly measure: string;
  readonly kind: TargetKind;
  readonly people: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
  readonly maxMs: number;
  /** Processor time of the server for one request, in microseconds: a busy machine disturbs it least. */
  readonly cpuUs: number | undefined;
  /** Requests per second of each round, in their order. */
  readonly rounds: readonly number[];
  /** Processor time of each round; empty where the system does not tell it. */
  readonly cpuRounds: readonly number[];
}

export interface Generator {
  readonly run: (order: Order) => Promise<Result>;
  readonly close: () => void;
}

export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('./load/generator.ts', import.meta.url)), { stdio: 'inherit' });
  return {
    run: (order) =>
      new Promise((resolve, reject) => {
        const stopped = (code: number | null): void => reject(new Error(`The load generator ended with code ${code}`));
        child.once('exit', stopped);
        child.once('message', (result) => {
          child.off('exit', stopped);
          // The generator sends nothing else.
          resolve(result as Result);
        });
        child.send(order);
      }),
    close: () => child.kill(),
  };
}

let series = 0;

/** What the generator found, and what the server used for it. */
export interface Driven extends Result {
  readonly cpuUs: number | undefined;
}

/** One order to one target. Throws when the server answered anything else than it should. */
export async function measureOnce(
  generator: Generator,
  target: Target,
  measure: Measure,
  durationMs: number,
): Promise<Driven> {
  const driven = await drive(generator, target, measure, durationMs);
  if (driven.failures === 0) return driven;
  throw new Error(`${measure.title}: ${driven.failures} wrong answers of ${target.kind}:\n${driven.firstFailure}`);
}

/**
 * Runs an operation until the server has compiled what it does; at first it may still be opening its connections. What enlarges the
 * directory runs in another one, and where there is none only for a moment.
 */
export async function warmUp(
  generator: Generator,
  target: Target,
  measure: Measure,
  { warmUpMs }: Pick<Plan, 'warmUpMs'>,
): Promise<void> {
  if (measure.grows && target.warmUp === undefined) {
    await drive(generator, target, measure, warmUpMs);
    return;
  }
  const place = measure.grows ? { ...target, ...target.warmUp } : target;
  let requests = 0;
  for (let ms = 0; ms < maxWarmUpMs && requests < warmUpRequests; ms += warmUpMs)
    requests += (await drive(generator, place, measure, warmUpMs)).requests;
}

async function drive(generator: Generator, target: Target, measure: Measure, durationMs: number): Promise<Driven> {
  series += 1;
  const before = cpuMs(target.running);
  const { port, basePath, token, people } = target;
  const result = await generator.run({
    port,
    basePath,
    token,
    operation: measure.operation,
    holdings: { people, groupSize: measure.groupSize },
    clients,
    durationMs,
    series,
  });
  const after = cpuMs(target.running);
  const cpuUs = before === undefined || after === undefined ? undefined : ((after - before) * 1000) / result.requests;
  return { ...result, cpuUs };
}

/** Warms every target up, then measures them round by round. */
export async function measureInRounds(
  generator: Generator,
  targets: readonly Target[],
  measure: Measure,
  plan: Plan,
): Promise<readonly Figure[]> {
  for (const target of targets) await warmUp(generator, target, measure, plan);
  const results = new Map<Target, Driven[]>(targets.map((target) => [target, []]));
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const [target, reached] of results) reached.push(await measureOnce(generator, target, measure, plan.roundMs));
  }
  return targets.map((target) => figureOf(measure, target, results.get(target) ?? []));
}

/** The median of each value over the rounds. */
export function figureOf(
  measure: Measure,
  { kind, people }: Pick<Target, 'kind' | 'people'>,
  results: readonly Driven[],
): Figure {
  const middle = (pick: (result: Driven) => number): number => median(results.map(pick));
  return {
    measure: measure.title,
    kind,
    people,
    perSecond: middle(({ perSecond }) => perSecond),
    p50Ms: middle(({ p50Ms }) => p50Ms),
    p99Ms: middle(({ p99Ms }) => p99Ms),
    p999Ms: middle(({ p999Ms }) => p999Ms),
    maxMs: middle(({ maxMs }) => maxMs),
    cpuUs: results.every(({ cpuUs }) => cpuUs !== undefined) ? middle(({ cpuUs }) => cpuUs ?? 0) : undefined,
    rounds: results.map(({ perSecond }) => Math.round(perSecond)),
    cpuRounds: results.flatMap(({ cpuUs }) => cpuUs ?? []),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
