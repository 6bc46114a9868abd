// A SCIM client that reports what really happened to a request: answered, not connected, or cut off.

import { Agent, request } from 'node:http';
import type { Tenant } from './server.ts';

export interface Answer {
  /** 0 when there was none; then `failure` says why. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly tookMs: number;
  /** `refused`: no server listens. `cut`: the connection ended without an answer. `late`: no answer in time. */
  readonly failure?: 'refused' | 'cut' | 'late';
}

export interface Client {
  /** `path` follows the Tenant URL. */
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  readonly close: () => void;
}

const timeoutMs = 15_000;
const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const patchUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

export function personBody(userName: string, more: Readonly<Record<string, unknown>> = {}): object {
  return { schemas: [userUrn], userName, ...more };
}

export function groupBody(displayName: string): object {
  return { schemas: [groupUrn], displayName };
}

export function patchBody(
  ...operations: readonly { readonly op: string; readonly path: string; readonly value?: unknown }[]
): object {
  return { schemas: [patchUrn], Operations: operations };
}

/** Connections are kept and used again, as Entra does. */
export function createClient(url: string, { path: base, token }: Tenant): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const send: Client['send'] = (method, path, body, headers = {}) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const all = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json', ...headers };
    return exchange(
      `${url}${base}${path}`,
      method,
      { ...all, 'content-length': String(Buffer.byteLength(text)) },
      text,
      agent,
    );
  };
  return { send, close: () => agent.destroy() };
}

function exchange(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  text: string,
  agent: Agent,
): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const fail = (failure: NonNullable<Answer['failure']>): void =>
      resolve({ status: 0, headers: {}, body: {}, text: '', tookMs: performance.now() - started, failure });
    const outgoing = request(url, { method, headers, agent, timeout: timeoutMs }, (incoming) => {
      let heard = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => {
        heard += chunk;
      });
      incoming.once('error', () => fail('cut'));
      incoming.once('end', () => {
        const { statusCode: status = 0, headers } = incoming;
        resolve({ status, headers, body: parse(heard), text: heard, tookMs: performance.now() - started });
      });
    });
    outgoing.once('timeout', () => {
      fail('late');
      outgoing.destroy();
    });
    outgoing.once('error', (error) => fail('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'cut'));
    outgoing.end(text);
  });
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** How many answers there were of each status or failure: "200: 31, cut: 1". */
export function count(answers: readonly Answer[]): string {
  const groups = Map.groupBy(answers, ({ status, failure }) => failure ?? String(status));
  return [...groups].map(([kind, found]) => `${kind}: ${found.length}`).join(', ');
}
