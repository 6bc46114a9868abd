// The commands as a tree: all of them, and the words that lead to one.

import type { Command } from 'commander';

/** A command with all commands below it. */
export function commandsOf(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(commandsOf)];
}

/** The words of a command behind the name of the program: "directory create". */
export function pathOf(command: Command): string {
  return command.parent === null ? '' : `${pathOf(command.parent)} ${command.name()}`.trim();
}
