// The value of `--limit`: how many lines a list has at most.

import { InvalidArgumentError } from 'commander';

const maxLines = 10_000;

export function lineCount(text: string): number {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > maxLines) throw new InvalidArgumentError(`Enter a whole number from 1 to ${maxLines}.`);
  return count;
}
