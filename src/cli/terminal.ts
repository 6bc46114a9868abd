// Where a command reads its settings and writes: the process, or what a test hands in. It belongs to one run of the command line, so it
// accompanies that run and no command has to pass it on.

import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';

type Stream = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean };

export interface Terminal {
  /** For the result alone. */
  readonly stdout: Stream;
  /** For everything else that a user reads. */
  readonly stderr: Stream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** All of standard input. */
  readonly readInput?: () => string;
}

interface Run {
  readonly terminal: Terminal;
  exitCode: number;
}

const processTerminal: Terminal = { stdout: process.stdout, stderr: process.stderr, environment: process.env };
const runs = new AsyncLocalStorage<Run>();

/** Works with this terminal and resolves with the exit code: what `work` resolves with, or else what it set by `endWith`. */
export function onTerminal(terminal: Terminal, work: () => Promise<number | undefined>): Promise<number> {
  const run: Run = { terminal, exitCode: 0 };
  return runs.run(run, async () => (await work()) ?? run.exitCode);
}

/** The terminal of the run under way. */
export function terminal(): Terminal {
  return runs.getStore()?.terminal ?? processTerminal;
}

/** The text of a file, or of standard input as "-". */
export function readText(file: string): string {
  const { readInput = () => readFileSync(0, 'utf8') } = terminal();
  return file === '-' ? readInput() : readFileSync(file, 'utf8');
}

/** The exit code of a command whose result is printed and is no success. */
export function endWith(exitCode: number): void {
  const run = runs.getStore();
  if (run !== undefined) run.exitCode = exitCode;
}
