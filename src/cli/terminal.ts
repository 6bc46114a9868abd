// Where a command reads its settings and writes: the process, or what a test hands in. It belongs to one run of the command line, so it
// accompanies that run and no command has to pass it on.

import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import { exitCodes } from './exit-codes.ts';

type Stream = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean };

export interface Terminal {
  /** For the result alone. */
  readonly stdout: Stream;
  /** For everything else that a user reads. */
  readonly stderr: Stream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** All of standard input. */
  readonly readInput?: () => string;
  /** Asks the user and waits for a line; absent where no user is at the terminal. */
  readonly ask?: (question: string) => Promise<string>;
}

interface Run {
  readonly terminal: Terminal;
  exitCode: number;
}

export const processTerminal: Terminal = {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
};

async function ask(question: string): Promise<string> {
  const dialog = createInterface({ input: process.stdin, output: process.stderr });
  dialog.once('SIGINT', () => process.exit(exitCodes.interrupted));
  try {
    // Ctrl+D ends the dialog without an answer.
    return await dialog.question(question).catch(() => '');
  } finally {
    dialog.close();
  }
}

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

/** Text in colour where standard output is a terminal that shall have colours (https://no-color.org). */
export function colored(format: Parameters<typeof styleText>[0], text: string): string {
  return hasColors(terminal()) ? styleText(format, text, { validateStream: false }) : text;
}

function hasColors({ stdout, environment }: Terminal): boolean {
  const isRefused = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return stdout.isTTY === true && !isRefused;
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
