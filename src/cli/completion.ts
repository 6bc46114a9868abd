// `becard completion bash|zsh|fish`: made of the commands themselves, so that it has all of them.

import { Argument, type Command, type Option } from 'commander';
import { printBash } from './completion/bash.ts';
import { printFish } from './completion/fish.ts';
import type { Offer, Place } from './completion/place.ts';
import { printZsh } from './completion/zsh.ts';
import { terminal } from './terminal.ts';
import { commandsOf, pathOf } from './tree.ts';

const shells = { bash: printBash, zsh: printZsh, fish: printFish } as const;

export function registerCompletion(program: Command): void {
  program
    .command('completion')
    .description('Print the completion of a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(shells)))
    .addHelpText(
      'after',
      `
Setup:
  bash  add to ~/.bashrc: source <(becard completion bash)
  zsh   add to ~/.zshrc, after compinit: source <(becard completion zsh)
  fish  run once: becard completion fish > ~/.config/fish/completions/becard.fish`,
    )
    .action((shell: keyof typeof shells) => {
      terminal().stdout.write(shells[shell](placesOf(program)));
    });
}

function placesOf(program: Command): readonly Place[] {
  const help = program.createHelp();
  const visible = (command: Command): boolean =>
    command.parent === null || (help.visibleCommands(command.parent).includes(command) && visible(command.parent));
  return commandsOf(program)
    .filter(visible)
    .map((command) => ({
      path: pathOf(command),
      verbs: help
        .visibleCommands(command)
        .map((verb) => ({ word: verb.name(), description: help.subcommandDescription(verb), choices: [] })),
      options: [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)].flatMap(offersOf),
      choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    }));
}

function offersOf({ long, description, required, argChoices = [] }: Option): readonly Offer[] {
  return long === null || long === undefined
    ? []
    : [{ word: long, description, choices: argChoices, takesValue: required }];
}
