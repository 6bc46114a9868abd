// Each server notes once a minute what it did in the minute that has passed. One that cannot write notes the next minute again.

import { type FigureStore, figureDays, type NodeMinute } from '../domain/index.ts';
import type { StopJob } from './scheduler.ts';

/** What a server is called. */
export type NodeIdentity = Pick<NodeMinute, 'nodeId' | 'name' | 'version' | 'startedAt'>;
/** What its process did since it was asked last. */
export type NodeLoad = Pick<NodeMinute, 'eventLoopDelayMs' | 'cpuMs' | 'memoryBytes'>;

export interface FigureOptions {
  readonly figures: Pick<FigureStore, 'add'>;
  readonly clock: () => number;
  readonly node: NodeIdentity;
  /** The requests of the minute that begins then. */
  readonly requestsOf: (minute: number) => Pick<NodeMinute, 'requests' | 'failed' | 'durations'>;
  readonly loadOf: () => NodeLoad;
  readonly reportError: (error: unknown) => void;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Notes the present minute at once, so that the server is known, and each one when it has passed. */
export async function startFigures(options: FigureOptions): Promise<StopJob> {
  const { clock, reportError } = options;
  let noting = noteMinute(options, clock()).catch(reportError);
  await noting;
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    timer = setTimeout(
      () => {
        noting = noting.then(() => noteMinute(options, clock() - minuteMs)).catch(reportError);
        wait();
      },
      minuteMs - (clock() % minuteMs),
    ).unref();
  };
  wait();
  return async () => {
    clearTimeout(timer);
    await noting;
  };
}

/** Notes the minute that a time is in. */
export async function noteMinute(
  { figures, node, requestsOf, loadOf }: Omit<FigureOptions, 'clock' | 'reportError'>,
  time: number,
): Promise<void> {
  const at = Math.floor(time / minuteMs) * minuteMs;
  await figures.add({ at, ...node, ...requestsOf(at), ...loadOf() }, at - figureDays * dayMs);
}
