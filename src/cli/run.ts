// The command line: nouns and verbs, and the one place where errors become exit codes.
// 0 ok, 1 fault, 2 usage, 3 not found, 4 refused, 78 configuration (EX_CONFIG of sysexits.h).

import { format } from 'node:util';
import { Command, CommanderError } from 'commander';
import { BackupFault } from '../backup/index.ts';
import { ConfigError } from '../config.ts';
import { catalogue, Failure, StoreUnavailable } from '../domain/index.ts';
import { StartError } from '../start-error.ts';
import { StoreNotEmpty, StoreSetupError } from '../store/index.ts';
import { registerAdmin } from './admin.ts';
import { registerApiKey } from './api-key.ts';
import { registerAudit } from './audit.ts';
import { registerBackup } from './backup.ts';
import { registerDeprovisioning } from './deprovisioning.ts';
import { registerDirectory } from './directory.ts';
import { registerDoctor } from './doctor.ts';
import { registerEventStream } from './event-stream.ts';
import { registerEvents } from './events.ts';
import { registerGroup } from './group.ts';
import { registerLog } from './log.ts';
import { registerMigrate } from './migrate.ts';
import { registerRehearse } from './rehearse.ts';
import { exitCodeOfStatus, RemoteFailure } from './remote-failure.ts';
import { registerRetention } from './retention.ts';
import { registerSchema } from './schema.ts';
import { registerServe } from './serve.ts';
import { withServer } from './server.ts';
import { onTerminal, type Terminal } from './terminal.ts';
import { registerToken } from './token.ts';
import { registerUser } from './user.ts';
import { registerVersion } from './version.ts';
import { registerWebhook } from './webhook.ts';

const registrations = [
  registerServe,
  registerDirectory,
  registerToken,
  registerApiKey,
  registerUser,
  registerGroup,
  registerLog,
  registerEvents,
  registerWebhook,
  registerEventStream,
  registerDeprovisioning,
  registerSchema,
  registerAdmin,
  registerAudit,
  registerRetention,
  registerMigrate,
  registerRehearse,
  registerBackup,
  registerDoctor,
  registerVersion,
];

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

function createProgram({ stdout, stderr }: Terminal): Command {
  const program = new Command('becard')
    .description('A user directory that Microsoft Entra ID keeps up to date over SCIM 2.0.')
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .showHelpAfterError('(becard --help tells more)');
  // Commands take these settings over when they are made, so they come first.
  program.exitOverride();
  withServer(program);
  for (const register of registrations) register(program);
  return program;
}

/** Says what went wrong on standard error and gives the exit code. */
function explain(error: unknown, { stderr }: Terminal): number {
  const say = (exitCode: number, ...sentences: readonly string[]): number => {
    for (const sentence of sentences) stderr.write(`becard: ${sentence}\n`);
    return exitCode;
  };
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof ConfigError) return say(78, ...error.faults);
  if (error instanceof RemoteFailure) return say(error.exitCode, ...error.sentences);
  if (error instanceof Failure) return say(exitCodeOfStatus(catalogue[error.code].status), error.message);
  if (error instanceof BackupFault) return say(error.kind === 'refused' ? 4 : 1, error.message);
  if (error instanceof StoreNotEmpty) return say(4, error.message);
  const isTold = error instanceof StoreSetupError || error instanceof StoreUnavailable || error instanceof StartError;
  if (isTold) return say(1, error.message);
  stderr.write(`${format(error)}\n`);
  return 1;
}
