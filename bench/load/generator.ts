// The load generator, a process of its own: it takes orders over its parent's channel and answers each with figures.

import { type Client, openClient } from './client.ts';
import { createLatencies } from './latency.ts';
import type { Order, Result } from './order.ts';
import { operationOf } from './requests.ts';

process.on('message', (order) => {
  // The parent sends nothing else.
  run(order as Order).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`bench: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});

async function run(order: Order): Promise<Result> {
  const { statuses, build } = operationOf(order);
  const latencies = createLatencies();
  let sent = 0;
  let failures = 0;
  let firstFailure: string | undefined;
  let isOver = false;
  let running = 0;
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  const clients: Client[] = [];
  for (let at = 0; at < order.clients; at += 1) {
    clients.push(
      await openClient(order.port, {
        next: () => {
          if (isOver) {
            running -= 1;
            if (running === 0) resolve();
            return undefined;
          }
          sent += 1;
          return build(sent);
        },
        answered: (status, milliseconds, text) => {
          latencies.add(milliseconds);
          if (statuses.includes(status)) return;
          failures += 1;
          firstFailure ??= text();
        },
        failed: reject,
      }),
    );
  }
  const started = performance.now();
  running = clients.length;
  for (const client of clients) client.start();
  setTimeout(() => {
    isOver = true;
  }, order.durationMs);
  await ended;
  const seconds = (performance.now() - started) / 1000;
  for (const client of clients) client.close();
  const requests = latencies.count();
  return { requests, failures, firstFailure, perSecond: requests / seconds, ...latencies.summarize() };
}
