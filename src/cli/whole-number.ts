// Options that are whole numbers within bounds.

import { InvalidArgumentError } from 'commander';

export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    const isFit = /^\d+$/.test(text) && value >= min && value <= max;
    if (!isFit) throw new InvalidArgumentError(`Enter a whole number from ${min} to ${max}.`);
    return value;
  };
}

/** The value of `--limit`: how many lines a list has at most. */
export const lineCount = wholeNumber(1, 10_000);
