// The program: its nouns, and what all of its commands share.

import { Command } from 'commander';
import { registerAdmin } from './admin.ts';
import { registerApiKey } from './api-key.ts';
import { registerAudit } from './audit.ts';
import { registerBackup } from './backup.ts';
import { registerCard } from './card.ts';
import { registerCompletion } from './completion.ts';
import { registerDeprovisioning } from './deprovisioning.ts';
import { registerDirectory } from './directory.ts';
import { registerDoctor } from './doctor.ts';
import { registerEventStream } from './event-stream.ts';
import { registerEvents } from './events.ts';
import { registerGroup } from './group.ts';
import { addHelp } from './help.ts';
import { registerLocation } from './location.ts';
import { registerLog } from './log.ts';
import { registerMigrate } from './migrate.ts';
import { registerRehearse } from './rehearse.ts';
import { registerRetention } from './retention.ts';
import { registerSchema } from './schema.ts';
import { registerServe } from './serve.ts';
import { withServer } from './server.ts';
import { registerTemplate } from './template.ts';
import type { Terminal } from './terminal.ts';
import { registerToken } from './token.ts';
import { commandsOf } from './tree.ts';
import { explainUsage } from './usage-error.ts';
import { registerUser } from './user.ts';
import { registerVersion, versionLine } from './version.ts';
import { registerWebhook } from './webhook.ts';

type Register = (program: Command) => void;

/** By what they are for, as the help lists them. */
const groups: readonly (readonly [title: string, registrations: readonly Register[]])[] = [
  ['Run', [registerServe, registerAdmin, registerBackup, registerMigrate, registerRetention]],
  [
    'Directories and people',
    [
      registerDirectory,
      registerToken,
      registerUser,
      registerGroup,
      registerCard,
      registerTemplate,
      registerLocation,
      registerSchema,
    ],
  ],
  ['Look and repair', [registerDoctor, registerLog, registerDeprovisioning, registerAudit, registerRehearse]],
  ['Developers', [registerApiKey, registerEvents, registerWebhook, registerEventStream]],
  ['More', [registerCompletion, registerVersion]],
];

/** A program for one run: commander keeps what it has parsed. */
export function createProgram({ stdout, stderr }: Terminal): Command {
  const program = new Command('becard')
    .description('A user directory that Microsoft Entra ID keeps up to date over SCIM 2.0.')
    .version(versionLine(), '-V, --version', 'print the version of Becard and of Node')
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      // What is wrong is said by run.ts, in the same voice as any other problem.
      outputError: () => undefined,
    });
  // Commands take these settings over when they are made, so they come first.
  withServer(program);
  for (const [title, registrations] of groups) {
    program.commandsGroup(`${title}:`);
    for (const register of registrations) register(program);
  }
  for (const command of commandsOf(program)) explainUsage(command);
  addHelp(program);
  return program;
}
