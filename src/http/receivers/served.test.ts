// Running servers and a receiver that knows nothing of them but what the API says: it polls over a restart, is pushed to by one of two
// servers, and verifies every token with the keys that it finds.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createRemoteJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import { createApiKey, createDirectory, createToken } from '../../domain/index.ts';
import { startReceiver } from '../../outbound/testing/receiver.ts';
import { createPlatform } from '../../platform.ts';
import { userUrn } from '../../scim/index.ts';
import { startBecard } from '../../serve.ts';
import { openStore, type StoreLocation } from '../../store/index.ts';
import { createDatabase } from '../../store/testing/database.ts';
import { temporaryFolder } from '../../store/testing/each-store.ts';
import { freePort } from '../testing/free-port.ts';

const audience = 'https://receiver.example';

interface Stream {
  readonly id: string;
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly delivery: { readonly url: string };
}

interface Polled {
  readonly sets: Readonly<Record<string, string>>;
  readonly moreAvailable: boolean;
}

/** A directory with a Secret Token and an API key, in a store that servers open afterwards. */
async function prepare(location: StoreLocation) {
  const store = await openStore(location);
  const platform = createPlatform();
  const { id } = await createDirectory(store, platform, { name: 'Contoso' });
  await store.directories.update(id, { entra: true, provisioning: true });
  const { secret } = await createToken(
    { directoryId: id, store: store.directory(id), platform },
    { createdBy: 'test' },
  );
  const caller = { store, platform, actor: { kind: 'cli', userName: 'test' } } as const;
  const request = { name: 'Receiver', scopes: ['event-streams:write'], directories: undefined } as const;
  const { secret: key } = await createApiKey(caller, { ...request, expiresInDays: undefined });
  await store.close();
  return { id, secret, key };
}

/** Starts a server; tests stop it, or the end of the test does. */
async function start(context: TestContext, location: StoreLocation, port: number, publicUrl: string) {
  const environment = {
    BECARD_PUBLIC_URL: publicUrl,
    BECARD_OUTBOUND_NETWORKS: '127.0.0.1',
    ...('databaseUrl' in location ? { BECARD_DATABASE_URL: location.databaseUrl } : {}),
  };
  const data = 'dataDirectory' in location ? { data: location.dataDirectory } : {};
  const { config } = readConfig({ environment, options: { port: String(port), ...data }, readFile: () => '' });
  const becard = await startBecard({ config, version: '1', demo: false, logger: pino({ level: 'silent' }) });
  let isRunning = true;
  const stop = async (): Promise<void> => {
    if (isRunning) await becard.close();
    isRunning = false;
  };
  context.after(stop);
  return stop;
}

async function send<Body>(url: string, bearer: string, body: unknown): Promise<Body> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(response.ok, `${url} answered ${response.status}`);
  // The tests look at what is there.
  return (await response.json()) as Body;
}

async function addUsers(tenantUrl: string, secret: string, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await send(`${tenantUrl}/Users`, secret, { schemas: [userUrn], userName: `${name}@example.com`, externalId: name });
  }
}

/** What a receiver does with a token before it believes it. */
function createVerifier({ issuer, jwksUrl }: Stream): (text: string) => Promise<JWTPayload> {
  const keys = createRemoteJWKSet(new URL(jwksUrl));
  return async (text) => (await jwtVerify(text, keys, { issuer, audience, typ: 'secevent+jwt' })).payload;
}

function nameIn({ sub_id: subject }: JWTPayload): string {
  return String(Object(subject).externalId);
}

test('a receiver polls over a restart of the server and loses nothing', async (context) => {
  const location = { dataDirectory: await temporaryFolder(context) };
  const { id, secret, key } = await prepare(location);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const stop = await start(context, location, port, url);
  const settings = { audience, delivery: { method: 'poll' }, format: 'full' };
  const { stream, token } = await send<{ stream: Stream; token: string }>(
    `${url}/api/v1/directories/${id}/event-streams`,
    key,
    settings,
  );
  const poll = (body: object): Promise<Polled> => send<Polled>(stream.delivery.url, token, body);
  await addUsers(stream.issuer, secret, 'a', 'b');
  const first = await poll({ maxEvents: 1 });

  await stop();
  await start(context, location, port, url);
  await addUsers(stream.issuer, secret, 'c');
  const [firstId = ''] = Object.keys(first.sets);
  const second = await poll({ returnImmediately: true });
  const third = await poll({ returnImmediately: true, ack: [firstId] });
  const last = await poll({ returnImmediately: true, ack: Object.keys(third.sets) });

  const verify = createVerifier(stream);
  const names = async ({ sets }: Polled): Promise<readonly string[]> =>
    (await Promise.all(Object.values(sets).map(verify))).map(nameIn);
  assert.deepEqual(await names(first), ['a']);
  assert.deepEqual(await names(second), ['a', 'b', 'c']);
  assert.deepEqual(await names(third), ['b', 'c']);
  assert.deepEqual(last, { sets: {}, moreAvailable: false });
  assert.deepEqual(decodeJwt(Object.values(second.sets)[0] ?? ''), decodeJwt(Object.values(first.sets)[0] ?? ''));
});

test('of two servers on one database one pushes, and either is polled', async (context) => {
  const database = await createDatabase();
  context.after(database.drop);
  const location = { databaseUrl: database.url };
  const { id, secret, key } = await prepare(location);
  const ports = [await freePort(), await freePort()];
  const [one, other] = ports.map((port) => `http://127.0.0.1:${port}`);
  assert.ok(one !== undefined && other !== undefined);
  const stops = [];
  for (const port of ports) stops.push(await start(context, location, port, one));
  const names = Array.from({ length: 12 }, (_, at) => `user-${at}`);
  const texts: string[] = [];
  const all = Promise.withResolvers<void>();
  const receiver = await startReceiver(
    ({ body }, response) => {
      texts.push(body);
      if (new Set(texts.map((text) => decodeJwt(text).jti)).size === names.length) all.resolve();
      response.writeHead(202).end();
    },
    { isSecure: false },
  );
  context.after(receiver.close);
  const streams = `/api/v1/directories/${id}/event-streams`;
  const target = { method: 'push', url: `http://127.0.0.1:${receiver.port}/events`, authorization: 'Bearer becard' };
  const { stream } = await send<{ stream: Stream }>(`${one}${streams}`, key, { audience, delivery: target });
  const polled = await send<{ stream: Stream; token: string }>(`${other}${streams}`, key, {
    audience,
    delivery: { method: 'poll' },
  });

  for (const [at, name] of names.entries()) {
    await addUsers(`${at % 2 === 0 ? one : other}/scim/v2/${id}`, secret, name);
  }
  await all.promise;
  const pollUrl = `${streams}/${polled.stream.id}/poll`;
  const given = await send<Polled>(`${one}${pollUrl}`, polled.token, { maxEvents: 5 });
  const rest = await send<Polled>(`${other}${pollUrl}`, polled.token, { ack: Object.keys(given.sets) });

  const claims = await Promise.all(texts.map(createVerifier(stream)));
  assert.deepEqual([...new Set(claims.map(nameIn))], names);
  assert.deepEqual(
    new Set(
      receiver.received.map(({ path, headers }) => `${path} ${headers['content-type']} ${headers.authorization}`),
    ),
    new Set(['/events application/secevent+jwt Bearer becard']),
  );
  const polledNames = [...Object.values(given.sets), ...Object.values(rest.sets)].map((text) =>
    nameIn(decodeJwt(text)),
  );
  assert.deepEqual(polledNames, names);
  for (const stop of stops) await stop();
});
