// A double of Google: gives tokens for signed assertions, and keeps classes and objects.

import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { GoogleWalletSettings } from '../../config.ts';
import { certificate } from '../../outbound/testing/certificate.ts';
import { type Receiver, startReceiver } from '../../outbound/testing/receiver.ts';

export interface GoogleServer extends Pick<Receiver, 'received' | 'close'> {
  readonly settings: GoogleWalletSettings;
  readonly apiUrl: string;
  readonly ca: string;
  /** By their ids, as they were written last. */
  readonly objects: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const accountKey = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));

/** `refuse` gives the status of a refusal, by method, path and how many requests there were. */
export async function startGoogleServer(
  refuse: (request: string, count: number) => number | undefined = () => undefined,
): Promise<GoogleServer> {
  const objects = new Map<string, Readonly<Record<string, unknown>>>();
  const classes = new Set<string>();
  let tokenUrl = '';
  const receiver = await startReceiver(async ({ path, headers, body }, response) => {
    const end = (status: number, content: object = {}): void =>
      void response.writeHead(status).end(JSON.stringify(content));
    const refused = refuse(path, receiver.received.length);
    if (refused !== undefined) return end(refused);
    if (path === '/token') return end(200, { access_token: await grant(body, tokenUrl), expires_in: 3600 });
    if (!headers.authorization?.startsWith('Bearer token of ')) return end(401);
    const content = JSON.parse(body);
    if (path === '/v1/genericClass') {
      const isNew = !classes.has(content.id);
      classes.add(content.id);
      return end(isNew ? 200 : 409);
    }
    const named = /^\/v1\/genericObject\/([\w.]+)$/.exec(path)?.[1];
    if (named !== undefined && !objects.has(named)) return end(404);
    objects.set(content.id, content);
    return end(200, content);
  });
  const origin = `https://localhost:${receiver.port}`;
  tokenUrl = `${origin}/token`;
  const account = { issuer: '3388000000012345678', email: 'becard@project.example', keyId: 'k1', key: accountKey };
  const { received, close } = receiver;
  return { settings: { ...account, tokenUrl }, apiUrl: `${origin}/v1`, ca: certificate, objects, received, close };
}

/** What a token of this account verifies with. */
export const accountPublicKey = createPublicKey(createPrivateKey(accountKey));

async function grant(body: string, audience: string): Promise<string> {
  const assertion = new URLSearchParams(body).get('assertion') ?? '';
  const { payload } = await jwtVerify(assertion, accountPublicKey, {
    audience,
    currentDate: new Date(Date.UTC(2026, 0, 1)),
  });
  return `token of ${payload.iss}`;
}
