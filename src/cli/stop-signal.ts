// SIGTERM and SIGINT: what the first one does, and what a further one does.

import { exitCodes } from './exit-codes.ts';

/** A supervisor tells a whole group of processes, and some of them hand it on: what comes so soon is the same signal once more. */
const sameMs = 250;

export interface StopSignal {
  /** What a signal does while no caller waits for one. */
  readonly early: (signal: NodeJS.Signals) => void;
  /** What every signal after the first one does. */
  readonly further: () => void;
}

/** What a shell makes of a command that these ended. */
const codes = { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated } as const;
type Name = keyof typeof codes;
const names = ['SIGINT', 'SIGTERM'] as const;

/**
 * Works under a signal that the first Ctrl+C or SIGTERM aborts; its reason is the exit code. A further one ends the process, and so does
 * one after the work.
 */
export async function underStop<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  let firstAt = 0;
  const hear = (name: NodeJS.Signals): void => {
    const code = codes[name as Name];
    if (!stop.signal.aborted) firstAt = performance.now();
    else if (performance.now() - firstAt > sameMs) process.exit(code);
    stop.abort(code);
  };
  for (const name of names) process.on(name, hear);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of names) process.off(name, hear);
  }
}

/** Listens from now on. What is given back waits for the signal that asks for an orderly end. */
export function listenForStop({ early, further }: StopSignal): () => Promise<NodeJS.Signals> {
  let hear = early;
  for (const name of names) process.on(name, (signal) => hear(signal));
  return () =>
    new Promise((resolve) => {
      hear = (signal) => {
        const firstAt = performance.now();
        hear = () => {
          if (performance.now() - firstAt > sameMs) further();
        };
        resolve(signal);
      };
    });
}
