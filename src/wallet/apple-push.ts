// Wakes Apple devices: an empty push to each that has a pass which changed; the device then asks this server (APNs over HTTP/2, with the
// certificate of the passes).

import { type ClientHttp2Session, connect, constants } from 'node:http2';

export interface PushCertificate {
  /** In PEM form. */
  readonly certificate: string;
  readonly key: string;
  /** The topic of its pushes. */
  readonly passType: string;
}

export interface PushServer {
  readonly url: string;
  /** Certificates to trust instead of those of Node. */
  readonly ca?: string;
}

/** What Apple said: the push is on its way, the device has the pass no more, or neither and why. */
export type PushAnswer =
  | { readonly kind: 'pushed' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface ApplePush {
  readonly push: (pushToken: string) => Promise<PushAnswer>;
  readonly close: () => void;
}

const apple: PushServer = { url: 'https://api.push.apple.com' };
const deadlineMs = 10_000;
const maxReasonLength = 200;
/** The token is of no use: Apple does not know it, or not for these passes. */
const goneReasons = ['BadDeviceToken', 'DeviceTokenNotForTopic', 'Unregistered'];

/** One connection carries all pushes; one that ends is followed by another with the next push. */
export function createApplePush({ certificate, key, passType }: PushCertificate, server = apple): ApplePush {
  let session: ClientHttp2Session | undefined;
  const open = (): ClientHttp2Session => {
    if (session !== undefined && !session.closed && !session.destroyed) return session;
    const { url, ...trust } = server;
    const opened = connect(url, { cert: certificate, key, ...trust });
    const drop = (): void => {
      if (session === opened) session = undefined;
    };
    // Its requests fail with it.
    opened.on('error', drop);
    opened.on('goaway', drop);
    opened.on('close', drop);
    opened.unref();
    session = opened;
    return opened;
  };
  return {
    push: async (pushToken) => {
      try {
        const { status, body } = await send(open(), pushToken, passType);
        return judge(status, body);
      } catch (error) {
        return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
      }
    },
    close: () => session?.destroy(),
  };
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

function send(session: ClientHttp2Session, pushToken: string, topic: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = session.request(
      {
        [constants.HTTP2_HEADER_METHOD]: 'POST',
        [constants.HTTP2_HEADER_PATH]: `/3/device/${pushToken}`,
        'apns-topic': topic,
        'apns-priority': '5',
      },
      { signal: AbortSignal.timeout(deadlineMs) },
    );
    let status = 0;
    let body = '';
    request.on('response', (headers) => {
      status = Number(headers[constants.HTTP2_HEADER_STATUS]);
    });
    request.setEncoding('utf8');
    request.on('data', (text: string) => {
      body = `${body}${text}`.slice(0, maxReasonLength);
    });
    request.on('end', () => resolve({ status, body }));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The connection to Apple ended')));
    request.end('{}');
  });
}

function judge(status: number, body: string): PushAnswer {
  if (status === 200) return { kind: 'pushed' };
  const reason = /"reason"\s*:\s*"(\w{1,60})"/.exec(body)?.[1] ?? 'no reason';
  if (status === 410 || (status === 400 && goneReasons.includes(reason))) return { kind: 'gone' };
  return { kind: 'failed', reason: `Apple answered ${status} (${reason})` };
}
