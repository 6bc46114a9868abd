// Limits of the public addresses by the visitor's network. Who asks for cards that are not there is refused for the rest of the minute.

import { networkOf } from '../network.ts';
import { createWindows } from '../windows.ts';

const mostMisses = 30;
const mostRequests = 600;
/** An answer that is drawn or signed takes the processor as long as many pages. */
const drawnRequests = 10;

export interface PublicLimits {
  /** Counts a request, and gives how long its sender has to wait; 0 when it may be answered. */
  readonly take: (address: string | undefined, now: number, isDrawn?: boolean) => number;
  /** Counts a card that was asked for and is not there. */
  readonly miss: (address: string | undefined, now: number) => void;
}

export function createPublicLimits(): PublicLimits {
  const [misses, requests] = [createWindows(mostMisses), createWindows(mostRequests)];
  return {
    take: (address, now, isDrawn = false) => {
      const network = networkOf(address);
      const amount = isDrawn ? drawnRequests : 1;
      return Math.max(misses.waitMs(network, now), requests.count(network, now, amount));
    },
    miss: (address, now) => void misses.count(networkOf(address), now),
  };
}
