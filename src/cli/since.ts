// The value of `--since`: a time, or how long ago as kubectl and docker take it.

import { InvalidArgumentError } from 'commander';

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `90s`, `30m`, `2h`, `7d`, `2026-03-09` or `2026-03-09T08:00:00Z`, in milliseconds. A time without a zone is of this machine. */
export function since(text: string): number {
  return sinceAt(text, Date.now());
}

/** The same with the present time handed in. */
export function sinceAt(text: string, now: number): number {
  const [, number, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (number !== undefined) return now - Number(number) * unitMs[unit as keyof typeof unitMs];
  const isDate = /^\d{4}-\d{2}-\d{2}/.test(text);
  const at = isDate ? Date.parse(/^[\d-]{10}$/.test(text) ? `${text}T00:00` : text) : Number.NaN;
  if (Number.isNaN(at))
    throw new InvalidArgumentError(
      'Enter how long ago, for example 30m, 2h or 7d, or a time such as 2026-03-09T08:00Z.',
    );
  return at;
}
