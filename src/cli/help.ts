// The help: groups of commands, examples, exit codes, environment and where the documents are.

import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { examples } from './examples.ts';
import { exitCodeMeanings } from './exit-codes.ts';
import { commandsOf, pathOf } from './tree.ts';

const environment = [
  ['BECARD_DATA_DIR', 'folder of the data (default: ./data)'],
  ['BECARD_DATABASE_URL', 'PostgreSQL database instead of the folder'],
  ['BECARD_PUBLIC_URL', 'address that links begin with'],
  ['BECARD_SERVER', 'remote server to work on, with BECARD_API_KEY'],
  ['NO_COLOR', 'no colors on a terminal'],
] as const;

/** The documents that belong to this version, on this machine. */
const page = fileURLToPath(new URL('../../docs/command-line.md', import.meta.url));

/** Adds what the help says below the options. */
export function addHelp(program: Command): void {
  for (const command of commandsOf(program)) {
    command.helpOption('-h, --help', 'show this help');
    if (command.commands.length > 0) command.helpCommand('help [command]', 'Show the help of a command');
    const lines = examples[pathOf(command)];
    if (lines !== undefined) command.addHelpText('after', `\n${titled('Examples', lines)}`);
  }
  program.addHelpText('after', `\n${programHelp()}`);
}

function programHelp(): string {
  return [
    titled(
      'Exit codes',
      exitCodeMeanings.map(([code, meaning]) => `${String(code).padEnd(20)} ${meaning}`),
    ),
    titled(
      'Environment',
      environment.map(([name, meaning]) => `${name.padEnd(20)} ${meaning}`),
    ),
    titled('Documentation', [page]),
  ].join('\n\n');
}

function titled(title: string, lines: readonly string[]): string {
  return [`${title}:`, ...lines.map((line) => `  ${line}`)].join('\n');
}
