// The command line: nouns and verbs, and the one place where errors become exit codes.
// docs/command-line.md explains the codes.

import { format } from 'node:util';
import { CommanderError } from 'commander';
import { BackupFault } from '../backup/index.ts';
import { ConfigError } from '../config.ts';
import { catalogue, Failure, StoreUnavailable } from '../domain/index.ts';
import { StartError } from '../start-error.ts';
import { StoreMissing, StoreNotEmpty, StoreSetupError } from '../store/index.ts';
import { exitCodes } from './exit-codes.ts';
import { nextStepsOf } from './next-steps.ts';
import { createProgram } from './program.ts';
import { exitCodeOfStatus, RemoteFailure } from './remote-failure.ts';
import { onTerminal, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const backupCodes = {
  broken: exitCodes.fault,
  disk: exitCodes.fault,
  file: exitCodes.usage,
  refused: exitCodes.refused,
} as const;

/** Runs one command and resolves with its exit code. `words` are what follows the program's name. */
export function run(words: readonly string[], terminal: Terminal): Promise<number> {
  return onTerminal(terminal, async () => {
    try {
      await createProgram(terminal).parseAsync(words, { from: 'user' });
      return undefined;
    } catch (error) {
      return explain(error, terminal);
    }
  });
}

/** Says what went wrong on standard error and gives the exit code. */
function explain(error: unknown, { stderr }: Terminal): number {
  const say = (exitCode: number, ...sentences: readonly string[]): number => {
    for (const sentence of sentences) stderr.write(`becard: ${sentence}\n`);
    return exitCode;
  };
  // Help was printed; only that of a noun without a verb was not asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof UsageError) return say(exitCodes.usage, ...error.sentences);
  if (error instanceof ConfigError) return say(exitCodes.configuration, ...error.faults);
  if (error instanceof RemoteFailure) return say(error.exitCode, ...error.sentences);
  if (error instanceof Failure)
    return say(exitCodeOfStatus(catalogue[error.code].status), error.message, ...nextStepsOf(error.code, error.fields));
  if (error instanceof BackupFault) return say(backupCodes[error.kind], error.message);
  if (error instanceof StoreMissing) return say(exitCodes.configuration, error.message);
  if (error instanceof StoreNotEmpty) return say(exitCodes.refused, error.message);
  const isTold = error instanceof StoreSetupError || error instanceof StoreUnavailable || error instanceof StartError;
  if (isTold) return say(exitCodes.fault, error.message);
  return say(exitCodes.fault, `This is a fault of Becard. These lines help to find it: ${format(error)}`);
}
