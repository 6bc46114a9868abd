// Limits of the public addresses by the visitor's network. Who asks for cards that are not there is refused for the rest of the minute.

import { networkOf } from '../network.ts';
import { createWindows } from '../windows.ts';

const mostMisses = 30;
const mostRequests = 600;

export interface PublicLimits {
  /** Counts a request, and gives how long its sender has to wait; 0 when it may be answered. */
  readonly take: (address: string | undefined, now: number) => number;
  /** Counts a card that was asked for and is not there. */
  readonly miss: (address: string | undefined, now: number) => void;
}

export function createPublicLimits(): PublicLimits {
  const [misses, requests] = [createWindows(mostMisses), createWindows(mostRequests)];
  return {
    take: (address, now) => {
      const network = networkOf(address);
      return Math.max(misses.waitMs(network, now), requests.count(network, now));
    },
    miss: (address, now) => void misses.count(networkOf(address), now),
  };
}
