// Sends in a thread: connections, TLS and HTTP of receivers take no time from the event loop that answers requests. The thread begins with
// the first request; one that dies fails what it was sending, and the next request begins another.

import { Worker } from 'node:worker_threads';
import { OutboundError, type OutboundReason } from './outbound-error.ts';
import {
  createOutbound,
  type Outbound,
  type OutboundAnswer,
  type OutboundOptions,
  type OutboundRequest,
} from './send.ts';

export interface SendOrder {
  readonly number: number;
  readonly request: OutboundRequest;
}

/** What came of an order: an answer, none, or a fault of the thread's code. */
export interface Reply {
  readonly number: number;
  readonly answer?: OutboundAnswer;
  readonly failure?: { readonly reason: OutboundReason; readonly message: string };
  readonly fault?: unknown;
}

export interface ThreadedOutbound extends Outbound {
  readonly close: () => Promise<void>;
}

/** What crosses to the thread. */
type Settings = Pick<OutboundOptions, 'outboundNetworks' | 'ca'>;
type UnderWay = Map<number, PromiseWithResolvers<OutboundAnswer>>;

export function createThreadedOutbound({ outboundNetworks, ca }: Settings): ThreadedOutbound {
  const settings: Settings = { outboundNetworks, ...(ca === undefined ? {} : { ca }) };
  let thread: Worker | undefined;
  let underWay: UnderWay = new Map();
  let sent = 0;

  const start = (): Worker => {
    const started = startThread(settings);
    const orders: UnderWay = new Map();
    underWay = orders;
    started.on('message', (reply: Reply) => settle(orders, reply));
    // An exit follows.
    started.on('error', () => undefined);
    started.once('exit', () => {
      if (thread === started) thread = undefined;
      const lost = new OutboundError('connection', 'The connection failed (the thread has ended).');
      for (const { reject } of orders.values()) reject(lost);
    });
    return started;
  };
  return {
    ...createOutbound(settings),
    send: (request) => {
      thread ??= start();
      sent += 1;
      const answered = Promise.withResolvers<OutboundAnswer>();
      underWay.set(sent, answered);
      thread.postMessage({ number: sent, request } satisfies SendOrder);
      return answered.promise;
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}

function settle(orders: UnderWay, { number, answer, failure, fault }: Reply): void {
  const order = orders.get(number);
  orders.delete(number);
  if (answer !== undefined) order?.resolve(answer);
  else if (failure !== undefined) order?.reject(new OutboundError(failure.reason, failure.message));
  else order?.reject(fault);
}

function startThread(settings: Settings): Worker {
  const file = new URL(import.meta.url.replace(/threaded(\.[jt]s)$/, 'send-thread$1'));
  const thread = new Worker(file, { workerData: settings });
  // It keeps no process alive.
  thread.unref();
  return thread;
}
