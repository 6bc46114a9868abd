// A whole server in this process on a port of its own, with two directories, for tests that speak to its socket.

import { once } from 'node:events';
import { connect } from 'node:net';
import { changeDirectory, createDirectory, createToken, type Store } from '../../src/domain/index.ts';
import {
  createApp,
  createFeedStreams,
  createLiveFeed,
  createLogWriter,
  createRateLimit,
  createScimFace,
  loadStaticFiles,
  type ScimFace,
  startServer,
} from '../../src/http/index.ts';
import { createDemonstrations, createRehearsals } from '../../src/jobs/index.ts';
import { createPlatform } from '../../src/platform.ts';
import { openSharedStore } from '../../src/store/testing/temporary-store.ts';

export interface Tenant {
  readonly id: string;
  /** Path of the Tenant URL. */
  readonly path: string;
  readonly token: string;
}

export interface Site {
  readonly port: number;
  readonly origin: string;
  readonly store: Store;
  readonly own: Tenant;
  readonly other: Tenant;
  /** Errors of the server alone. */
  readonly faults: unknown[];
  readonly close: () => Promise<void>;
}

export interface SiteOptions {
  readonly bounds?: Parameters<typeof startServer>[0]['bounds'];
  readonly perSecond?: number;
  readonly wrap?: (face: ScimFace) => ScimFace;
}

const publicUrl = 'https://becard.example';
const maxBodyBytes = 1024 * 1024;

export async function startSite({
  bounds = {},
  perSecond = 0,
  wrap = (face) => face,
}: SiteOptions = {}): Promise<Site> {
  const store = openSharedStore();
  const platform = createPlatform({ costExponent: 4, blockSize: 8, parallelization: 1 });
  const faults: unknown[] = [];
  const reportError = (error: unknown): void => void faults.push(error);
  const logger = { info: () => undefined, warn: reportError, error: reportError };
  const journal = createLogWriter(store, logger);
  const rateLimit = createRateLimit(perSecond);
  const services = { store, platform, journal, logger, publicUrl, maxBodyBytes, rateLimit, cursorSecret: 'test' };
  const scim = wrap(createScimFace(services));
  const rehearse = (): Promise<never> => Promise.reject(new Error('No Entra was handed in'));
  const rehearsals = createRehearsals({ store, platform, reportError, rehearse });
  const demonstrations = createDemonstrations({ reportError, letUsersLeave: rehearse });
  const live = createLiveFeed({ store, platform, publicUrl, rehearsals, reportError });
  const retention = { log: 30, history: 365, deleted: 30, audit: 730 };
  const installation = {
    retention,
    queuedLines: journal.queued,
    logDelayMs: 0,
    traffic: () => [],
    examine: async () => [],
  };
  const version = '0.0.0';
  const api = {
    store,
    platform,
    auditKey: undefined,
    targets: { findProblem: () => undefined, maxUrlLength: 2048 },
    publicUrl,
    version,
    language: 'en',
    live,
    feedStreams: createFeedStreams(),
    rateLimit,
    feedTag: 'test',
    rehearsals,
    demonstrations,
    installation,
    reportError,
  } as const;
  const health = { store, isDraining: () => false, installation: 'test' };
  const app = createApp({ api, health, files: loadStaticFiles(undefined), publicUrl });
  const options = {
    host: '127.0.0.1',
    port: 0,
    trustProxy: ['127.0.0.1'],
    maxBodyBytes,
    reportError,
    drainTimeoutMs: 10_000,
    bounds,
  };
  const server = await startServer(options, () => ({
    app,
    scim,
    arrived: store.engine.beginReadBatch,
    close: live.close,
  }));
  const close = async (): Promise<void> => {
    await server.close();
    await journal.close();
    await store.close();
  };
  const [own, other] = await Promise.all([openTenant(store, 'Contoso'), openTenant(store, 'Fabrikam')]);
  return { port: server.port, origin: `http://127.0.0.1:${server.port}`, store, own, other, faults, close };
}

async function openTenant(store: Store, name: string): Promise<Tenant> {
  const platform = createPlatform();
  const { id } = await createDirectory(store, platform, { name });
  await changeDirectory(store, id, { entra: true, provisioning: true });
  const scope = { directoryId: id, store: store.directory(id), platform };
  const { secret } = await createToken(scope, { createdBy: 'test' });
  return { id, path: `/scim/v2/${id}`, token: secret };
}

/** What a raw exchange heard until the other side closed, and how long that took. */
export interface Heard {
  readonly text: string;
  readonly status: number;
  readonly ms: number;
}

/** Sends raw bytes and reads until the other side closes. */
export async function speak(port: number, ...parts: readonly string[]): Promise<Heard> {
  const started = performance.now();
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString();
  });
  socket.on('error', () => socket.destroy());
  for (const part of parts) socket.write(part);
  await once(socket, 'close');
  return { text, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), ms: performance.now() - started };
}

/** A request as sent on the wire; it asks for the connection to end unless it says otherwise. */
export function requestText(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): string {
  const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const all = { host: 'becard.example', connection: 'close', ...length, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
