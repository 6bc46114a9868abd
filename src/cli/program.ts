// The program: its nouns, and what all of its commands share.

import { Command } from 'commander';
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
import { registerRetention } from './retention.ts';
import { registerSchema } from './schema.ts';
import { registerServe } from './serve.ts';
import { withServer } from './server.ts';
import type { Terminal } from './terminal.ts';
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

/** A program for one run: commander keeps what it has parsed. */
export function createProgram({ stdout, stderr }: Terminal): Command {
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
