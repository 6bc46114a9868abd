// How long a secret works, as a command is given it: `365d`, `365` or `never`.

import { InvalidArgumentError } from 'commander';

export function days(text: string): number {
  const [, number] = /^(\d{1,5})d?$/.exec(text) ?? [];
  if (number === undefined) throw new InvalidArgumentError('Enter a number of days, for example 365d.');
  return Number(number);
}

export function daysOrNever(text: string): number | 'never' {
  return text === 'never' ? text : days(text);
}
