// Drives the SCIM face without a port: requests of one directory in, answers out. Its clock moves on by a second per request.

import assert from 'node:assert/strict';
import {
  changeDirectory,
  createDirectory,
  createToken,
  type DirectoryId,
  type Platform,
  revokeToken,
  type Store,
  type TokenId,
} from '../../src/domain/index.ts';
import { createRateLimit } from '../../src/http/rate-limit.ts';
import { bodyText } from '../../src/http/scim/exchange.ts';
import { createLogWriter, createScimFace, type ScimFace } from '../../src/http/scim/index.ts';
import { createPlatform } from '../../src/platform.ts';
import { groupUrn, isObject, type JsonObject, listOf, patchOpUrn, userUrn } from '../../src/scim/index.ts';

/** A server over one store, in which any number of directories live. */
export interface Server {
  readonly store: Store;
  readonly face: ScimFace;
  readonly platform: Platform;
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  readonly pass: (ms: number) => void;
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Sent {
  readonly body?: unknown;
  /** Sent as it is instead of `body`. */
  readonly raw?: string | Uint8Array;
  /** Beside the token; undefined leaves a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Instead of the path of the Tenant URL. */
  readonly base?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** "" when there is no body. */
  readonly text: string;
  readonly body: JsonObject;
  /** The value at a path of the body, or undefined. */
  readonly at: (...keys: readonly (string | number)[]) => unknown;
}

/** One operation of a PATCH as it is sent. */
export interface Operation {
  readonly op: string;
  readonly path?: string;
  readonly value?: unknown;
}

export interface Created {
  readonly id: string;
  /** Below the Tenant URL: "/Users/<id>". */
  readonly path: string;
  readonly answer: Answer;
}

/** A client of one directory. */
export interface Scim {
  readonly tenantUrl: string;
  readonly directoryId: DirectoryId;
  readonly secret: string;
  readonly server: Server;
  readonly send: (method: string, path: string, sent?: Sent) => Promise<Answer>;
  readonly get: (path: string, headers?: Sent['headers']) => Promise<Answer>;
  readonly post: (path: string, body: unknown) => Promise<Answer>;
  readonly put: (path: string, body: unknown, headers?: Sent['headers']) => Promise<Answer>;
  readonly patch: (path: string, operations: readonly Operation[], headers?: Sent['headers']) => Promise<Answer>;
  readonly delete: (path: string, headers?: Sent['headers']) => Promise<Answer>;
  /** Creates a user with these attributes beside schemas. */
  readonly user: (userName: string, more?: JsonObject) => Promise<Created>;
  readonly group: (displayName: string, ...memberIds: readonly string[]) => Promise<Created>;
  /** A client of a new directory on the same server. */
  readonly another: () => Promise<Scim>;
  /** A client with a second token of this directory, and what ends that token. */
  readonly withToken: (days?: number) => Promise<{ readonly scim: Scim; readonly revoke: () => Promise<unknown> }>;
  readonly setSwitches: (switches: { readonly entra?: boolean; readonly provisioning?: boolean }) => Promise<unknown>;
}

const publicUrl = 'https://becard.test';
/** Many passwords are hashed here. */
const quick = { costExponent: 8, blockSize: 8, parallelization: 1 };
const start = Date.UTC(2026, 0, 1);

/** The SCIM face over a store, with a clock of its own. */
export function openServer(store: Store): Server {
  const lines: string[] = [];
  let now = start;
  const platform = { ...createPlatform(quick), clock: () => now };
  const note = (fields: unknown, message: string): void => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const logger = { info: note, warn: note, error: note };
  const journal = createLogWriter(store, logger);
  const rateLimit = createRateLimit(0);
  const face = createScimFace({
    store,
    platform,
    journal,
    logger,
    publicUrl,
    maxBodyBytes: 1024 * 1024,
    cursorSecret: 'test',
    rateLimit,
  });
  const pass = (ms: number): void => {
    now += ms;
  };
  const close = async (): Promise<void> => {
    await journal.close();
    await store.close();
  };
  return { store, face, platform, logged: () => lines.join('\n'), pass, flush: journal.flush, close };
}

/** A client of a new, empty directory. */
export async function openScim(server: Server): Promise<Scim> {
  const { store, platform } = server;
  const { id } = await createDirectory(store, platform, { name: 'Contoso', licenseReference: undefined });
  await changeDirectory(store, id, { entra: true, provisioning: true });
  return (await connect(server, id)).scim;
}

interface Connection {
  readonly scim: Scim;
  readonly revoke: () => Promise<unknown>;
}

async function connect(server: Server, directoryId: DirectoryId, expiresInDays?: number): Promise<Connection> {
  const { store, platform } = server;
  const scope = { directoryId, store: store.directory(directoryId), platform };
  const { secret, token } = await createToken(scope, { createdBy: 'test', expiresInDays });
  const revoke = (): Promise<unknown> => revokeToken(scope, token.id satisfies TokenId);
  return { scim: clientOf(server, directoryId, secret), revoke };
}

function clientOf(server: Server, directoryId: DirectoryId, secret: string): Scim {
  const base = `/scim/v2/${directoryId}`;
  const send = sender(server, base, secret);
  const post = (path: string, body: unknown): Promise<Answer> => send('POST', path, { body });
  return {
    tenantUrl: publicUrl + base,
    directoryId,
    secret,
    server,
    send,
    get: (path, headers = {}) => send('GET', path, { headers }),
    post,
    put: (path, body, headers = {}) => send('PUT', path, { body, headers }),
    patch: (path, operations, headers = {}) =>
      send('PATCH', path, { body: { schemas: [patchOpUrn], Operations: operations }, headers }),
    delete: (path, headers = {}) => send('DELETE', path, { headers }),
    user: (userName, more = {}) => created('/Users', post('/Users', { schemas: [userUrn], userName, ...more })),
    group: (displayName, ...memberIds) => {
      const members = memberIds.map((value) => ({ value }));
      return created('/Groups', post('/Groups', { schemas: [groupUrn], displayName, members }));
    },
    another: () => openScim(server),
    withToken: (days) => connect(server, directoryId, days),
    setSwitches: (switches) => changeDirectory(server.store, directoryId, switches),
  };
}

function sender({ face, pass }: Server, base: string, secret: string): Scim['send'] {
  return async (method, path, { body, raw, headers = {}, base: other } = {}) => {
    pass(1000);
    const sent = raw ?? (body === undefined ? '' : JSON.stringify(body));
    const all = new Map(Object.entries({ authorization: `Bearer ${secret}`, ...headers }));
    const answer = await face.answer({
      method,
      target: `${other ?? base}${path}`,
      header: (name) => all.get(name),
      body: async () => Buffer.from(sent),
      remoteAddress: '127.0.0.1',
    });
    return answerOf(answer.status, answer.headers, bodyText(answer.body));
  };
}

function answerOf(status: number, headers: Answer['headers'], text: string): Answer {
  const value: unknown = text === '' ? {} : JSON.parse(text);
  const body = isObject(value) ? value : {};
  return { status, headers, text, body, at: (...keys) => at(body, ...keys) };
}

async function created(endpoint: string, sent: Promise<Answer>): Promise<Created> {
  const answer = await sent;
  assert.equal(answer.status, 201, answer.text);
  const id = String(answer.at('id'));
  return { id, path: `${endpoint}/${id}`, answer };
}

/** The value at a path of a JSON value, or undefined. */
export function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce((inner, key) => {
    if (typeof key === 'number') return listOf(inner)[key];
    return isObject(inner) ? inner[key] : undefined;
  }, value);
}

/** Creates users, and gives their ids. */
export async function people(scim: Scim, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push((await scim.user(`user${String(at).padStart(2, '0')}`)).id);
  return ids;
}
