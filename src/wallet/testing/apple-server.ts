// A double of Apple's push service: HTTP/2 with the certificate of the passes. It answers as the test wants, and keeps what it got.

import { once } from 'node:events';
import { createSecureServer, type IncomingHttpHeaders, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { certificate, certificateKey } from '../../outbound/testing/certificate.ts';
import type { PushServer } from '../apple-push.ts';

export interface ReceivedPush {
  readonly token: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Of the certificate that the client has shown. */
  readonly passType: string;
}

/** The status with its reason; `end` ends the connection without an answer. */
export type PushDecision = { readonly status: number; readonly reason?: string } | 'end';

export interface AppleServer {
  readonly server: PushServer;
  readonly received: readonly ReceivedPush[];
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

export async function startAppleServer(
  authority: string,
  decide: (token: string, count: number) => PushDecision = () => ({ status: 200 }),
): Promise<AppleServer> {
  const received: ReceivedPush[] = [];
  const counts = new Map<string, number>();
  const sessions: ServerHttp2Session[] = [];
  const server = createSecureServer({
    ...{ cert: certificate, key: certificateKey },
    ...{ ca: authority, requestCert: true, rejectUnauthorized: true },
  });
  server.on('session', (session) => void sessions.push(session));
  server.on('stream', async (stream, headers) => {
    stream.on('error', () => undefined);
    let body = '';
    for await (const part of stream) body += String(part);
    const token = String(headers[':path']).replace('/3/device/', '');
    const count = (counts.get(token) ?? 0) + 1;
    counts.set(token, count);
    const { socket } = stream.session ?? {};
    const shown = socket instanceof TLSSocket ? socket.getPeerCertificate().subject : undefined;
    received.push({ token, headers, body, passType: String((shown as { readonly UID?: string } | undefined)?.UID) });
    const decision = decide(token, count);
    if (decision === 'end') return stream.session?.destroy();
    stream.respond({ ':status': decision.status });
    stream.end(decision.reason === undefined ? '' : JSON.stringify({ reason: decision.reason }));
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    server: { url: `https://localhost:${port}`, ca: certificate },
    received,
    connections: () => sessions.length,
    close: async () => {
      for (const session of sessions) session.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
