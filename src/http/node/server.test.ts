// The subject is the port itself: sockets, bounds and the orderly end.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, test } from 'node:test';
import { createDemonstrations, createRehearsals } from '../../jobs/index.ts';
import { createPlatform } from '../../platform.ts';
import { openTemporaryStore } from '../../store/testing/temporary-store.ts';
import { createFeedStreams, createLiveFeed } from '../api/index.ts';
import { createApp } from '../app.ts';
import { limits } from '../limits.ts';
import { createRateLimit } from '../rate-limit.ts';
import type { ScimRequest } from '../scim/exchange.ts';
import { refusalOf, replyRefusal } from '../scim/respond.ts';
import { loadStaticFiles } from '../static.ts';
import { acceptedSocket } from '../testing/accepted-socket.ts';
import { type RunningServer, startServer } from './server.ts';

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
  readonly drainTimeoutMs?: number;
  readonly bounds?: Parameters<typeof startServer>[0]['bounds'];
}

/** A server whose SCIM face answers what the test wants. */
async function start(
  answer: Answer,
  { isDraining = (): boolean => false, drainTimeoutMs = 60_000, bounds = {} }: Settings = {},
): Promise<RunningServer> {
  const store = openTemporaryStore();
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
  const retention = { log: 30, history: 365, deleted: 30, audit: 730 };
  const installation = { retention, queuedLines: () => 0, logDelayMs: 0, traffic: () => [], examine: async () => [] };
  const services = {
    store,
    platform: createPlatform(),
    auditKey: undefined,
    targets: { findProblem: () => undefined, maxUrlLength: 2048 },
    publicUrl,
    version: '1',
    reportError,
    installation,
  };
  const rehearse = (): Promise<never> => Promise.reject(new Error('No Entra was handed in'));
  const rehearsals = createRehearsals({ ...services, rehearse });
  const demonstrations = createDemonstrations({ reportError, letUsersLeave: rehearse });
  const live = createLiveFeed({ ...services, rehearsals });
  const feed = { feedStreams: createFeedStreams(), feedTag: 'test', rateLimit: createRateLimit(0) };
  const api = { ...services, ...feed, language: 'en', live, rehearsals, demonstrations } as const;
  const health = { store, isDraining, installation: 'test' };
  const app = createApp({ api, health, files: loadStaticFiles(undefined), publicUrl });
  const listen = { host: '127.0.0.1', port: 0, trustProxy: ['127.0.0.1'], maxBodyBytes };
  const options = { ...listen, reportError, drainTimeoutMs, bounds };
  const server = await startServer(options, () => ({
    app,
    scim,
    arrived: store.engine.beginReadBatch,
    close: live.close,
  }));
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

test('a client that asks first gets 413 before it sends the body, and 100 when the body is welcome', async () => {
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

test('the question of a balancer by HTTP/1.0, which needs no Host, is answered', async () => {
  const { port } = await start(echo);

  const [named, unnamed] = await Promise.all(
    ['host: x\r\n', ''].map((host) => speak(port, `GET /health/live HTTP/1.0\r\n${host}\r\n`)),
  );

  assert.match(unnamed ?? '', /^HTTP\/1\.1 200 /);
  assert.match(named ?? '', /^HTTP\/1\.1 200 /);
});

test('a request that was on its way over a kept connection when the server began to stop is answered, as the last one', async () => {
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

for (const [what, bytes] of [
  ['a kept connection that brings nothing more', 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n'],
  ['a connection that has never brought anything', ''],
  ['half a request line', 'GET /scim'],
  ['a request without the end of its headers', 'GET /scim/v2/x HTTP/1.1\r\nhost: x\r\n'],
] as const) {
  test(`${what} does not hold the stop up`, async () => {
    const server = await start(async () => 'answered', { drainTimeoutMs: 3_600_000 });
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(bytes);
    // Another connection that is answered: this one was accepted before.
    await (await fetch(`http://127.0.0.1:${server.port}/health/live`)).text();
    const ended = once(socket.resume(), 'close');

    await server.close();

    await ended;
  });
}

test('a server that will end soon still accepts, and every answer says that it is the last one: those under way as well', async () => {
  const entered = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const server = await start(async ({ target }) => {
    if (!target.endsWith('slow')) return 'quick';
    entered.resolve();
    await release.promise;
    return 'slow';
  });
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
    return [await response.text(), response.headers.get('connection')];
  };
  const underWay = ask('/scim/v2/slow');
  await entered.promise;

  server.announceEnd();
  release.resolve();
  const answers = [await underWay, await ask('/scim/v2/quick'), await ask('/health/live')];

  assert.deepEqual(answers, [
    ['slow', 'close'],
    ['quick', 'close'],
    ['{"status":"live"}', 'close'],
  ]);
});

test('requests that were sent ahead are all answered before the connection ends', async () => {
  const release = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const server = await start(async () => {
    entered.resolve();
    await release.promise;
    return 'answered';
  });
  const request = 'GET /scim/v2/x HTTP/1.1\r\nhost: x\r\n\r\n';
  const heard = speak(server.port, request + request + request);
  await entered.promise;

  server.announceEnd();
  release.resolve();

  const answers = (await heard).split('HTTP/1.1 ').slice(1);
  assert.deepEqual(
    answers.map((answer) => /^connection: (.*)\r$/im.exec(answer)?.[1]),
    ['keep-alive', 'keep-alive', 'close'],
  );
});

test('a request that does not end is cut off at the bound, so that the stop ends', async () => {
  const entered = Promise.withResolvers<void>();
  const server = await start(
    () => {
      entered.resolve();
      return new Promise<string>(() => undefined);
    },
    { drainTimeoutMs: 50 },
  );
  const outcome = fetch(`http://127.0.0.1:${server.port}/scim/v2/x`).then(
    () => 'answered',
    () => 'cut off',
  );
  await entered.promise;

  await server.close();

  assert.equal(await outcome, 'cut off');
});

test('a client that neither reads the refusal nor closes loses its connection soon after', async () => {
  const { port } = await start(echo);
  const accepted = acceptedSocket();
  const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).pause();

  client.write('nonsense\r\n\r\n');

  await once(await accepted, 'close');
  client.destroy();
});

/** A connection from this address of the machine that has just been answered. */
async function keep(port: number, localAddress: string): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  socket.write('GET /scim/v2/x HTTP/1.1\r\nhost: x\r\n\r\n');
  await once(socket, 'data');
  return socket;
}

test('where connections become too many, the one that has waited longest ends, and everybody who comes gets in', async () => {
  const { port } = await start(async () => 'answered', { bounds: { most: { all: 3, perAddress: 3 } } });
  const [first, second, third] = [
    await keep(port, '127.0.0.1'),
    await keep(port, '127.0.0.2'),
    await keep(port, '127.0.0.3'),
  ];
  first.write('GET /scim/v2/x HTTP/1.1\r\nhost: x\r\n\r\n');
  await once(first, 'data');
  const ended = once(second.resume(), 'close');

  const fourth = await keep(port, '127.0.0.4');
  await ended;

  assert.deepEqual(
    [first, third, fourth].map(({ readyState }) => readyState),
    ['open', 'open', 'open'],
  );
});

test('an address that has its share of all connections gets more only in place of its own', async () => {
  const { port } = await start(async () => 'answered', { bounds: { most: { all: 10, perAddress: 2 } } });
  const other = await keep(port, '127.0.0.1');
  const greedy = [await keep(port, '127.0.0.2'), await keep(port, '127.0.0.2')];
  const ended = once(greedy[0]?.resume() ?? other, 'close');

  const third = await keep(port, '127.0.0.2');
  await ended;

  assert.deepEqual([other.readyState, greedy[1]?.readyState, third.readyState], ['open', 'open', 'open']);
});

test('a connection with a request under way is never ended for another', async () => {
  const entered = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const server = await start(
    async () => {
      entered.resolve();
      await release.promise;
      return 'answered';
    },
    { bounds: { most: { all: 1, perAddress: 1 } } },
  );
  const underWay = fetch(`http://127.0.0.1:${server.port}/scim/v2/x`);
  await entered.promise;

  const refused = connect(server.port, '127.0.0.1').on('error', () => undefined);
  await once(refused.resume(), 'close');
  release.resolve();

  assert.equal(await (await underWay).text(), 'answered');
});

test('a kept connection is announced to end long before it does', async () => {
  const { port } = await start(async () => 'answered', { bounds: { idleMs: { announced: 1_000, real: 60_000 } } });
  const socket = connect(port, '127.0.0.1');
  const request = 'GET /scim/v2/x HTTP/1.1\r\nhost: x\r\n\r\n';
  socket.write(request);
  const [first] = await once(socket, 'data');

  await new Promise((resolve) => setTimeout(resolve, 2_200));
  socket.write(request);
  const [late] = await once(socket, 'data');

  assert.match(String(first), /^Keep-Alive: timeout=1\r$/im);
  assert.match(String(late), /^HTTP\/1\.1 200/);
  assert.ok(limits.connection.idleMs.real > limits.connection.idleMs.announced + 60_000);
  socket.destroy();
});

test('a request that came while the process was busy is served, although the wait for it has ended meanwhile', async () => {
  const { port } = await start(async () => 'answered', { bounds: { idleMs: { announced: 50, real: 100 } } });
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

test('a request to the API without a body reaches its handler, and one with a long body is refused', async () => {
  const { port } = await start(echo);
  const headers = { 'x-becard-console': '1', 'content-type': 'application/json' };
  const ask = (path: string, init: RequestInit) => fetch(`http://127.0.0.1:${port}/api/${path}`, { headers, ...init });

  const bare = await ask('v1/directories/ud_1', { method: 'DELETE' });
  const long = await ask('session/sign-in', { method: 'POST', body: JSON.stringify({ email: 'a'.repeat(70_000) }) });

  assert.deepEqual([bare.status, long.status], [401, 413]);
});
