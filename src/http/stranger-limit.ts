// How often an address may come without a good Secret Token. A good one is looked at first and passes always, so that a stranger
// behind the same proxy or network as Entra locks nobody out; only what would be refused anyway is refused sooner.

import { networkOf } from './network.ts';
import { Throttled } from './throttled.ts';

export interface StrangerLimit {
  /** Counts one refusal for an address at an uptime in milliseconds, and gives Failure BC-502 once there were too many. */
  readonly note: (address: string | undefined, now: number) => Throttled | undefined;
}

const maxFailures = 20;
const windowMs = 60_000;
const maxNetworks = 10_000;

interface Window {
  readonly endsAt: number;
  failures: number;
}

/** A limit that starts empty; the oldest networks make room when too many are counted. */
export function createStrangerLimit(): StrangerLimit {
  const windows = new Map<string, Window>();
  return {
    note: (address, now) => {
      const network = networkOf(address);
      const kept = windows.get(network);
      const window = kept !== undefined && kept.endsAt > now ? kept : { endsAt: now + windowMs, failures: 0 };
      if (window !== kept) {
        windows.delete(network);
        windows.set(network, window);
        dropOldest(windows);
      }
      window.failures += 1;
      if (window.failures <= maxFailures) return undefined;
      return new Throttled(
        'BC-502',
        'Too many requests without a valid Secret Token came from this address. Check the token in Entra, then wait a minute.',
        window.endsAt - now,
      );
    },
  };
}

function dropOldest(windows: Map<string, Window>): void {
  const [oldest] = windows.keys();
  if (windows.size > maxNetworks && oldest !== undefined) windows.delete(oldest);
}
