// When the next cycle of Entra is due: as long after the start of the last one as the cycles before it were apart.

import type { Cycle } from '../provisioning-log/cycles.ts';

const minuteMs = 60_000;
/** Entra's interval, as long as fewer than two cycles are known. */
const usualIntervalMs = 40 * minuteMs;
/** Pauses beyond this are no interval: provisioning was stopped. */
const longestIntervalMs = 2 * 60 * minuteMs;

/** Cycles come newest first. Undefined before the first. */
export function expectNextCycle(cycles: readonly Cycle[]): number | undefined {
  const [last] = cycles;
  if (last === undefined) return undefined;
  const gaps = cycles
    .flatMap(({ from }, at) => {
      const older = cycles[at + 1];
      return older === undefined ? [] : [from - older.from];
    })
    .filter((gap) => gap <= longestIntervalMs)
    .toSorted((one, other) => one - other);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? usualIntervalMs;
  return Math.max(last.from + usual, last.until);
}
