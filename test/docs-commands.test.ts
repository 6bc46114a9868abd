// Every `becard …` command that the documents print can be typed as printed: its words, options and arguments exist.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Command, CommanderError } from 'commander';
import { createProgram } from '../src/cli/program.ts';
import { filesBelow, root } from './architecture/sources.ts';
import { type PrintedCommand, printedCommands } from './documents/printed-commands.ts';

const pages = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', ...filesBelow('docs').filter((at) => at.endsWith('.md'))];
const silent = { write: () => true };

for (const page of pages) {
  const commands = printedCommands(readFileSync(join(root, page), 'utf8'));
  if (commands.length === 0) continue;

  test(`the commands of ${page} can be typed as they are printed`, async () => {
    const wrong: string[] = [];
    for (const command of commands) {
      const problem = await problemWith(command);
      if (problem !== undefined) wrong.push(`${command.line}: ${problem}`);
    }

    assert.deepEqual(wrong, []);
  });
}

const WRONG: readonly (readonly [string, RegExp])[] = [
  ['becard directory make Contoso', /unknown command/i],
  ['becard directory list --colour', /unknown option/i],
  ['becard directory create', /missing required argument/i],
  ['becard token create ID --expires soon', /--expires/],
  ['becard serve --server https://cards.example.com', /--server/],
];

for (const [line, said] of WRONG) {
  test(`"${line}" in a document would be found`, async () => {
    const [command] = printedCommands(`\`\`\`\n${line}\n\`\`\``);
    assert.ok(command !== undefined);

    assert.match((await problemWith(command)) ?? 'nothing', said);
  });
}

/** What the command line says of a command, whose work is left out. */
async function problemWith({ words, isExample }: PrintedCommand): Promise<string | undefined> {
  const program = createProgram({ stdout: silent, stderr: silent, environment: {} });
  for (const command of leavesOf(program)) command.action(() => undefined);
  try {
    await program.parseAsync(words, { from: 'user' });
    return undefined;
  } catch (error) {
    const { code, message } = causeOf(error);
    const isHelp = code.startsWith('commander.help') || code === 'commander.version';
    const isNamed = !isExample && namedAlone.includes(code);
    const isPlaceholder = /argument '(?:[A-Z]+|<.+>)' is invalid/.test(message);
    return isHelp || isNamed || isPlaceholder ? undefined : message;
  }
}

/** What running text leaves out when it names a command. */
const namedAlone = [
  'commander.missingArgument',
  'commander.missingMandatoryOptionValue',
  'commander.optionMissingArgument',
];

function causeOf(error: unknown): { readonly code: string; readonly message: string } {
  const known = error instanceof Error && error.cause instanceof CommanderError ? error.cause : error;
  return known instanceof CommanderError ? known : { code: '', message: String(error) };
}

function leavesOf(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}
