// Whether old data is pruned, or waits because the clock went far ahead.

import { type Finding, isFarAhead, type RetentionClock, warning } from '../domain/index.ts';

const dayMs = 86_400_000;

/** Nothing to say of a store that is pruned as it should be. */
export function judgeRetention(clock: RetentionClock | undefined, now: number): readonly Finding[] {
  if (clock === undefined || !isFarAhead(clock, now)) return [];
  return [warning('retention.waiting', { days: Math.floor((now - clock.seenAt) / dayMs) })];
}
