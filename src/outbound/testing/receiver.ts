// A receiver on this machine: it answers as the test wants, and keeps the requests that it got.

import { once } from 'node:events';
import { createServer as createPlainServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificate, certificateKey } from './certificate.ts';

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Writes the answer; one that never ends leaves the request open. */
export type Answer = (request: ReceivedRequest, response: ServerResponse) => void | Promise<void>;

export interface Receiver {
  readonly port: number;
  readonly received: readonly ReceivedRequest[];
  readonly close: () => Promise<void>;
}

/** Starts a receiver with TLS, or a plain one. */
export async function startReceiver(answer: Answer, { isSecure = true } = {}): Promise<Receiver> {
  const received: ReceivedRequest[] = [];
  const server = isSecure ? createServer({ cert: certificate, key: certificateKey }) : createPlainServer();
  server.on('request', async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { url: path = '', headers } = request;
    const one = { path, headers, body: Buffer.concat(parts).toString('utf8') };
    received.push(one);
    await answer(one, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
