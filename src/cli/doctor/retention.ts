// Whether old data is pruned, or waits because the clock went far ahead.

import { isFarAhead, type RetentionClock } from '../../domain/index.ts';
import { type Finding, warning } from './finding.ts';

const dayMs = 86_400_000;

/** Nothing to say of a store that is pruned as it should be. */
export function judgeRetention(clock: RetentionClock | undefined, now: number): readonly Finding[] {
  if (clock === undefined || !isFarAhead(clock, now)) return [];
  const found = `old data was last pruned ${Math.floor((now - clock.seenAt) / dayMs)} days ago by the clock of this machine`;
  const next =
    'If the clock is wrong, correct it. If the server was off for that long: becard retention resume --yes; otherwise deletion resumes after the server has run for a day.';
  return [warning('Retention', found, next)];
}
