// The attempts of one sender. A delivery that waits in the queue is under way from its attempt's begin until what came of it is saved; its
// resource sends nothing else meanwhile. An attempt that failed in this server, not at the receiver, leaves the delivery due.

import type { DeliveryQueue, QueuedDelivery } from '../../domain/index.ts';
import type { Outcome } from './attempt.ts';

/** An attempt that has ended and is not saved. */
export interface Ended {
  readonly delivery: QueuedDelivery;
  /** Undefined when the event is kept no longer. */
  readonly outcome: Outcome | undefined;
}

export interface Attempts {
  /** How many more may be under way. */
  readonly room: () => number;
  readonly begin: (delivery: QueuedDelivery, attempt: Promise<Outcome | undefined>) => void;
  /** What has ended so far, in that order. */
  readonly ended: () => readonly Ended[];
  /** Notes that the first of those that have ended are saved. */
  readonly release: (saved: readonly Ended[]) => void;
  /** Resolves when everything that is under way has ended. */
  readonly idle: () => Promise<void>;
}

interface Hooks {
  readonly onEnd: () => void;
  readonly reportError: (error: unknown) => void;
}

export const maxUnderWay = 20;

export function createAttempts(queue: DeliveryQueue, { onEnd, reportError }: Hooks): Attempts {
  const underWay = new Map<QueuedDelivery, Promise<void>>();
  let ended: readonly Ended[] = [];
  const free = (delivery: QueuedDelivery): void => {
    queue.end(delivery);
    underWay.delete(delivery);
  };
  return {
    room: () => maxUnderWay - underWay.size,
    begin: (delivery, attempt) => {
      queue.begin(delivery);
      const ending = attempt
        .then((outcome) => {
          ended = [...ended, { delivery, outcome }];
        })
        .catch((error: unknown) => {
          free(delivery);
          reportError(error);
        })
        .finally(onEnd);
      underWay.set(delivery, ending);
    },
    ended: () => ended,
    release: (saved) => {
      ended = ended.slice(saved.length);
      for (const { delivery } of saved) free(delivery);
    },
    idle: async () => {
      await Promise.all(underWay.values());
    },
  };
}
