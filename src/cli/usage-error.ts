// A command that was typed wrongly: a sentence on what is wrong, and the help of that command.

import type { Command, CommanderError } from 'commander';
import { listDirectories } from './next-steps.ts';
import { pathOf } from './tree.ts';

export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly sentences: readonly string[];

  /** `command`: "directory create". */
  constructor(command: string, sentences: readonly string[], options?: ErrorOptions) {
    super(sentences.join('\n'), options);
    this.sentences = [...sentences, `Help: ${`becard ${command}`.trim()} --help`];
  }
}

/** Lets this command throw a UsageError where commander would print its own words. */
export function explainUsage(command: Command): void {
  command.exitOverride((error) => {
    // Help that was asked for, or that answers a noun without a verb.
    if (error.exitCode === 0 || error.code === 'commander.help') throw error;
    throw new UsageError(pathOf(command), sentencesOf(error), { cause: error });
  });
}

/** Refuses a command that changes something and does not say what: every value of `change` is undefined. */
export function requireChange(command: Command, change: Readonly<Record<string, unknown>>): void {
  if (Object.values(change).some((value) => value !== undefined)) return;
  command.error('error: Nothing to change: give at least one option that changes something.');
}

function sentencesOf({ code, message }: CommanderError): readonly string[] {
  const [problem = '', ...suggestions] = message
    .replace(/^error: (?:command-argument )?/, '')
    .split('\n')
    .map((line) => line.replace(/^\((.*)\)$/, '$1'));
  const sentence = [asSentence(problem), ...suggestions].join(' ');
  const isDirectory = code === 'commander.missingArgument' && problem.includes("'directory'");
  return isDirectory ? [sentence, listDirectories] : [sentence];
}

function asSentence(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}
