// A program that calls the API with a key.

import { checkApiKey, createApiKey } from '../../../domain/index.ts';
import type { Site } from './browser.ts';

/** A key with these scopes, for these directories or for all, that lasts 30 days. */
export async function keyOf({ store, platform }: Site, scopes: readonly string[], directories?: readonly string[]) {
  const caller = { store, platform, actor: { kind: 'cli', userName: 'root' } } as const;
  return createApiKey(caller, checkApiKey({ name: 'Personnel', scopes, directories, expiresInDays: 30 }));
}

interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request of a program: it has a key, and nothing that a browser sends. */
export async function ask(site: Site, secret: string, path: string, { method = 'GET', body, headers }: Sent = {}) {
  const isFile = body instanceof Uint8Array;
  const type = body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' };
  const init = { method, headers: { authorization: `Bearer ${secret}`, ...type, ...headers } };
  const sent = body === undefined ? init : { ...init, body: isFile ? new Uint8Array(body) : JSON.stringify(body) };
  const response = await site.fetch(new Request(`https://becard.test${path}`, sent), '192.0.2.1');
  const kind = response.headers.get('content-type') ?? '';
  // A stream does not end by itself.
  if (kind.startsWith('text/event-stream')) await response.body?.cancel();
  const text = kind.startsWith('text/event-stream') ? '' : await response.text();
  const problem: Readonly<Record<string, unknown>> = kind === 'application/problem+json' ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, text, problem, code: problem['code'] };
}
