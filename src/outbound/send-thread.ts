// The thread of threaded.ts: each message is a request to send.

import { parentPort, workerData } from 'node:worker_threads';
import { OutboundError } from './outbound-error.ts';
import { createOutbound, type OutboundOptions, type OutboundRequest } from './send.ts';
import type { Reply, SendOrder } from './threaded.ts';

// The starter of the thread gives nothing else.
const outbound = createOutbound(workerData as OutboundOptions);

parentPort?.on('message', async ({ number, request }: SendOrder) => {
  parentPort?.postMessage({ number, ...(await send(request)) } satisfies Reply);
});

async function send(request: OutboundRequest): Promise<Omit<Reply, 'number'>> {
  try {
    return { answer: await outbound.send(request) };
  } catch (error) {
    // An error loses its class on the way.
    if (error instanceof OutboundError) return { failure: { reason: error.reason, message: error.message } };
    return { fault: error };
  }
}
