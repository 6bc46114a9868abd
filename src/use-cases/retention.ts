// The one verb on retention: let it prune again although the clock has stepped far ahead.

import { isFarAhead } from '../domain/index.ts';
import { useCase } from './use-case.ts';

/** Gives whether it had waited. */
export const resume = useCase({
  right: 'operate',
  scope: 'admin',
  parse: (input: Readonly<Record<never, never>>) => input,
  act: async ({ store, platform }) => {
    const now = platform.clock();
    const isWaiting = isFarAhead(await store.retention.clock(), now);
    if (isWaiting) await store.retention.saveClock({ seenAt: now, waitedRuns: 0 });
    return isWaiting;
  },
  audit: (isWaiting) => (isWaiting ? [{ action: 'retention.resumed' }] : []),
});
