// The subject is the port itself: sockets, bounds and the orderly end.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, test } from 'node:test';
import { createPlatform } from '../platform.ts';
import { openMemoryStore } from '../store/index.ts';
import { createApp } from './app.ts';
import { createLiveFeed, createRehearsals } from './console/index.ts';
import type { ScimRequest } from './exchange.ts';
import { limits } from './limits.ts';
import { refusalOf, replyRefusal } from './reply.ts';
import { type RunningServer, startServer } from './server.ts';
import { loadStaticFiles } from './static.ts';

const maxBodyBytes = 65_536;
const running: RunningServer[] = [];
const reported: unknown[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
  assert.deepEqual(reported.splice(0), []);
});

type Answer = (request: ScimRequest) => Promise<string>;

interface Settings {
  readonly isDraining?: () => boolean;
  readonly bounds?: Parameters<typeof startServer>[0]['bounds'];
}

/** A server whose SCIM face answers what the test wants. */
async function start(
  answer: Answer,
  { isDraining = (): boolean => false, bounds = {} }: Settings = {},
): Promise<RunningServer> {
  const store = openMemoryStore();
  const scim = {
    answer: async (request: ScimRequest) => {
      try {
        return { status: 200, headers: { 'content-type': 'application/scim+json' }, body: await answer(request) };
      } catch (error) {
        return replyRefusal(refusalOf(error));
      }
    },
  };
  const reportError = (error: unknown): void => void reported.push(error);
  const publicUrl = 'http://127.0.0.1';
  const retention = { log: 30, deleted: 30, audit: 730 };
  const installation = { retention, queuedLines: () => 0, traffic: () => [] };
  const services = {
    store,
    platform: createPlatform(),
    auditKey: undefined,
    publicUrl,
    version: '1',
    reportError,
    installation,
  };
  const rehearse = (): Promise<never> => Promise.reject(new Error('No Entra was handed in'));
  const rehearsals = createRehearsals({ ...services, rehearse });
  const live = createLiveFeed({ ...services, rehearsals });
  const console = { ...services, language: 'en', live, rehearsals } as const;
  const health = { store, version: '1', isDraining };
  const app = createApp({ scim, console, health, files: loadStaticFiles(undefined), publicUrl });
  const options = { host: '127.0.0.1', port: 0, trustProxy: ['127.0.0.1'], maxBodyBytes, reportError, bounds };
  const server = await startServer(options, () => ({ app, scim, arrived: store.shareReads, close: live.close }));
  running.push(server);
  return server;
}

/** Sends raw bytes and reads until the other side closes. */
async function speak(port: number, ...parts: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk.toString();
  });
  socket.on('error', () => socket.destroy());
  for (const part of parts) socket.write(part);
  await once(socket, 'close');
  return heard;
}

const echo: Answer = async (request) => Buffer.from(await request.body(maxBodyBytes)).toString();

test('SCIM gets the request line as it was sent, the body and the address behind the proxy', async () => {
  const { port } = await start(async (request) =>
    JSON.stringify([
      request.method,
      request.target,
      request.header('x-test'),
      request.remoteAddress,
      await echo(request),
    ]),
  );

  const response = await fetch(`http://127.0.0.1:${port}/scim/v2//ud_1/Users?filter=a%20b`, {
    method: 'POST',
    body: 'hällo',
    headers: { 'x-test': 'yes', 'x-forwarded-for': '192.0.2.7' },
  });

  assert.deepEqual(await response.json(), ['POST', '/scim/v2//ud_1/Users?filter=a%20b', 'yes', '192.0.2.7', 'hällo']);
});

test('a connection serves many requests, also when the body of one was of no interest', async () => {
  const { port } = await start(async () => 'short');
  const request = 'POST /scim/v2/x HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nhello';
  const last = 'GET /scim/v2/x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';

  const heard = await speak(port, request, request, last);

  assert.equal(heard.match(/HTTP\/1\.1 200 OK/g)?.length, 3);
});

for (const [what, head] of [
  ['that announces its length', `content-length: ${50 * 1024 * 1024}`],
  ['without an announced length', 'transfer-encoding: chunked'],
] as const) {
  test(`an endless body ${what} is answered with 413 and cut off`, async () => {
    const { port } = await start(echo);
    const chunk = `${(70_000).toString(16)}\r\n${'x'.repeat(70_000)}\r\n`;

    const heard = await speak(port, `POST /scim/v2/x HTTP/1.1\r\nhost: x\r\n${head}\r\n\r\n`, chunk, chunk);

    assert.match(heard, /^HTTP\/1\.1 413 /);
    assert.match(heard, /connection: close/i);
    assert.match(heard, /application\/scim\+json[\s\S]*BC-410/);
  });
}

test('a client that asks first is told 413 before it sends the body, and 100 when the body is welcome', async () => {
  const { port } = await start(echo);
  const ask = (length: number): string =>
    `POST /scim/v2/x HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\nconnection: close\r\ncontent-length: ${length}\r\n\r\n`;

  const refused = await speak(port, ask(100_000));
  const welcome = await speak(port, ask(5), 'hello');

  assert.match(refused, /^HTTP\/1\.1 413 /);
  assert.match(welcome, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK[\s\S]*hello$/);
});

for (const [what, bytes, status] of [
  ['nonsense', 'hello world\r\n\r\n', 400],
  ['two lengths', 'POST /scim/v2/x HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 400],
  ['a request without Host', 'GET /scim/v2/x HTTP/1.1\r\n\r\n', 400],
  ['headers above 16 KiB', `GET /scim/v2/x HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
] as const) {
  test(`${what} gets ${status} as a SCIM error and a closed connection`, async () => {
    const { port } = await start(echo);

    const heard = await speak(port, bytes);

    assert.ok(heard.startsWith(`HTTP/1.1 ${status} `), heard);
    assert.ok(heard.includes(`"status":"${status}"`));
  });
}

test('a request that was on its way over a kept connection when the server was told to stop is answered, as the last one', async () => {
  const server = await start(async () => 'answered');
  const socket = connect(server.port, '127.0.0.1');
  const request = 'GET /scim/v2/x HTTP/1.1\r\nhost: x\r\n\r\n';
  socket.write(request);
  const [first] = await once(socket, 'data');

  const closed = server.close();
  socket.write(request);
  const [second] = await once(socket, 'data');

  assert.match(String(first), /^HTTP\/1\.1 200/);
  assert.doesNotMatch(String(first), /connection: close/i);
  assert.match(String(second), /^HTTP\/1\.1 200[\s\S]*connection: close/i);
  await closed;
});

test('a kept connection that brings nothing more does not hold the stop up', async () => {
  const server = await start(async () => 'answered');
  const socket = connect(server.port, '127.0.0.1');
  socket.write('GET /scim/v2/x HTTP/1.1\r\nhost: x\r\n\r\n');
  await once(socket, 'data');
  const started = performance.now();

  await server.close();

  assert.ok(performance.now() - started < 3_000);
});

test('a kept connection is announced to end long before it does', async () => {
  const { port } = await start(async () => 'answered', { bounds: { idleMs: { told: 1_000, real: 60_000 } } });
  const socket = connect(port, '127.0.0.1');
  const request = 'GET /scim/v2/x HTTP/1.1\r\nhost: x\r\n\r\n';
  socket.write(request);
  const [first] = await once(socket, 'data');

  await new Promise((resolve) => setTimeout(resolve, 2_200));
  socket.write(request);
  const [late] = await once(socket, 'data');

  assert.match(String(first), /^Keep-Alive: timeout=1\r$/im);
  assert.match(String(late), /^HTTP\/1\.1 200/);
  assert.ok(limits.connection.idleMs.real > limits.connection.idleMs.told + 60_000);
  socket.destroy();
});

test('a request that came while the process was busy is served, although the wait for it has ended meanwhile', async () => {
  const { port } = await start(async () => 'answered', { bounds: { idleMs: { told: 50, real: 100 } } });
  const socket = connect(port, '127.0.0.1');
  const request = 'GET /scim/v2/x HTTP/1.1\r\nhost: x\r\n\r\n';
  socket.write(request);
  await once(socket, 'data');

  socket.write(request);
  const busyUntil = performance.now() + 300;
  while (performance.now() < busyUntil);
  const [late] = await Promise.race([once(socket, 'data'), once(socket, 'close')]);
  const ended = once(socket, 'close');

  assert.match(String(late), /^HTTP\/1\.1 200/);
  await ended;
});

test('closing lets a running request end and takes no new one', async () => {
  const entered = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const server = await start(async () => {
    entered.resolve();
    await release.promise;
    return 'done';
  });
  const address = `http://127.0.0.1:${server.port}/scim/v2/x`;
  const pending = fetch(address);
  await entered.promise;

  const closed = server.close();
  const late = await fetch(address).then(
    () => 'answered',
    () => 'refused',
  );
  release.resolve();

  assert.equal(await (await pending).text(), 'done');
  assert.equal(late, 'refused');
  await closed;
});

test('health tells life and readiness apart, and everything else is 404 with the headers of a safe page', async () => {
  const draining = await start(echo, { isDraining: () => true });
  const ready = await start(echo);
  const statusOf = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;

  assert.deepEqual(
    [await statusOf(ready.port, '/health/live'), await statusOf(ready.port, '/health/ready')],
    [200, 200],
  );
  assert.deepEqual(
    [await statusOf(draining.port, '/health/live'), await statusOf(draining.port, '/health/ready')],
    [200, 503],
  );
  const missing = await fetch(`http://127.0.0.1:${ready.port}/missing`);
  assert.equal(missing.status, 404);
  assert.equal(missing.headers.get('x-content-type-options'), 'nosniff');
});

test('a request of the console without a body reaches its handler, and one with a long body is refused', async () => {
  const { port } = await start(echo);
  const headers = { 'x-becard-console': '1', 'content-type': 'application/json' };
  const ask = (path: string, init: RequestInit) =>
    fetch(`http://127.0.0.1:${port}/api/console/${path}`, { headers, ...init });

  const bare = await ask('directories/ud_1', { method: 'DELETE' });
  const long = await ask('sign-in', { method: 'POST', body: JSON.stringify({ email: 'a'.repeat(70_000) }) });

  assert.deepEqual([bare.status, long.status], [401, 413]);
});
