// Receivers of event streams: they poll, verify the tokens with the public keys, and acknowledge them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import {
  createDirectory,
  createResource,
  createStream,
  findDirectory,
  pauseStream,
  rotateSigningKey,
  type StreamPatch,
  userKind,
} from '../../domain/index.ts';
import { openWorkbench } from '../../domain/testing/workbench.ts';
import { userUrn } from '../../scim/index.ts';
import { signing } from '../../signing.ts';
import { createStreamReader, eventStreams, type UseCaseContext } from '../../use-cases/index.ts';
import { receiverOperations } from '../api/receiver-operations.ts';
import { checkAnswer, honoPath } from '../api/router.ts';
import { keySet, polledTokens } from '../api/schemas/receivers.ts';
import { createPolls, receiverRoutes } from './index.ts';

const prov = 'urn:ietf:params:scim:event:prov';
const audience = 'https://receiver.example';
/** Longer than any test waits. */
const forever = 600_000;

async function open({ longPollMs = forever, ...patch }: StreamPatch & { readonly longPollMs?: number } = {}) {
  const { store, platform: workbench, pass } = openWorkbench();
  const platform = { ...workbench, ...signing };
  const services = {
    ...{ store, platform, auditKey: undefined, publicUrl: 'https://becard.test' },
    targets: { findProblem: () => undefined, maxUrlLength: 2048 },
  };
  const ctx: UseCaseContext = { ...services, actor: { kind: 'system' }, origin: undefined };
  const { id: directoryId } = await createDirectory(store, platform, { name: 'Contoso' });
  const scope = { ...ctx, directoryId };
  const { stream, token = '' } = await createStream(scope, 'poll', { audience, ...patch, events: undefined });
  const reported: unknown[] = [];
  const polls = createPolls({ store, platform, reader: createStreamReader(services), longPollMs });
  const routes = receiverRoutes({ store, platform, polls, reportError: (error) => void reported.push(error) });
  const tenantUrl = `https://becard.test/scim/v2/${directoryId}`;
  const context = {
    ...{ directory: await findDirectory(store, directoryId), store: store.directory(directoryId), platform },
    ...{ actor: ctx.actor, tenantUrl },
  };
  const request = (headers: Readonly<Record<string, string>>, body: string, signal?: AbortSignal) =>
    routes.request(`/directories/${directoryId}/event-streams/${stream.id}/poll`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      ...(signal === undefined ? {} : { signal }),
    });
  return {
    ...{ store, platform, pass, scope, stream, token, polls, routes, tenantUrl, directoryId, request, reported },
    poll: async (body: unknown = { returnImmediately: true }) => {
      const response = await request({ authorization: `Bearer ${token}` }, JSON.stringify(body));
      const answer = await read<PollBody>(response);
      if (response.ok) checkAnswer(polledTokens, answer);
      return { status: response.status, headers: response.headers, body: answer };
    },
    addUser: (name: string) =>
      createResource(context, userKind, { schemas: [userUrn], userName: `${name}@example.com`, externalId: name }),
    readKeys: () => routes.request(`/directories/${directoryId}/jwks.json`),
  };
}

/** What a poll is answered with, or a problem. */
interface PollBody {
  readonly sets: Readonly<Record<string, string>>;
  readonly moreAvailable: boolean;
  readonly code?: string;
}

/** The tests look at what is there. */
async function read<Body>(response: Response): Promise<Body> {
  return (await response.json()) as Body;
}

type Site = Awaited<ReturnType<typeof open>>;

/** The claims of a token that the directory's published keys verify. */
async function verify({ readKeys, tenantUrl }: Site, text: string): Promise<JWTPayload> {
  const keys = createLocalJWKSet(await read<JSONWebKeySet>(await readKeys()));
  const { payload, protectedHeader } = await jwtVerify(text, keys, {
    issuer: tenantUrl,
    audience,
    typ: 'secevent+jwt',
    algorithms: ['ES256'],
    currentDate: new Date(0),
  });
  assert.deepEqual(Object.keys(protectedHeader).toSorted(), ['alg', 'kid', 'typ']);
  return payload;
}

function textsIn(body: PollBody): readonly string[] {
  return Object.values(body.sets);
}

test('what is served is what the OpenAPI document describes, and the keys fit their schema', async () => {
  const { routes, readKeys, poll, addUser } = await open();
  await addUser('jana');
  await poll();

  const keys = await read<JSONWebKeySet>(await readKeys());

  const described = Object.values(receiverOperations).map(({ method, path }) => `${method} ${honoPath(path)}`);
  assert.deepEqual(
    routes.routes.map(({ method, path }) => `${method} ${path}`),
    described.toReversed(),
  );
  assert.equal(keys.keys.length, 1);
  checkAnswer(keySet, keys);
});

test('a receiver polls, verifies the tokens with the published keys, and acknowledges them', async () => {
  const site = await open({ format: 'full' });
  const { resource } = await site.addUser('jana');

  const first = await site.poll();
  const [text = ''] = textsIn(first.body);
  const claims = await verify(site, text);
  const acknowledged = await site.poll({ returnImmediately: true, ack: Object.keys(first.body.sets) });

  assert.deepEqual([first.status, first.body.moreAvailable, Object.keys(first.body.sets)], [200, false, [claims.jti]]);
  assert.equal(first.headers.get('cache-control'), 'no-store');
  assert.deepEqual(claims['sub_id'], { format: 'scim', uri: `/Users/${resource.id}`, externalId: 'jana' });
  assert.deepEqual(Object.keys(Object(claims['events'])), [`${prov}:create:full`]);
  assert.deepEqual(
    ['sub', 'exp'].filter((name) => name in claims),
    [],
  );
  assert.deepEqual(acknowledged.body, { sets: {}, moreAvailable: false });
});

test('a verification event comes in its order, to its own stream alone, and is acknowledged as changes are', async () => {
  const site = await open({ events: ['delete'] });
  const { stream: other } = await createStream(site.scope, 'poll', {
    audience: 'https://other.example',
    events: undefined,
  });
  const { directoryId, scope, poll } = site;
  await eventStreams.test(scope, { directory: directoryId, stream: other.id });
  const { eventId } = await eventStreams.test(scope, { directory: directoryId, stream: site.stream.id });

  const first = await poll();
  const [text = ''] = textsIn(first.body);
  const claims = await verify(site, text);
  const after = await poll({ returnImmediately: true, ack: Object.keys(first.body.sets) });

  assert.equal(textsIn(first.body).length, 1);
  assert.deepEqual([claims['txn'], claims['sub_id']], [eventId, { format: 'opaque', id: site.stream.id }]);
  assert.deepEqual(claims['events'], { 'https://schemas.openid.net/secevent/ssf/event-type/verification': {} });
  assert.deepEqual(after.body, { sets: {}, moreAvailable: false });
});

test('a token that is not acknowledged is given again, word for word but for its signature', async () => {
  const site = await open();
  await site.addUser('jana');

  const [first, second] = [await site.poll(), await site.poll()];

  const claims = await Promise.all([...textsIn(first.body), ...textsIn(second.body)].map((text) => verify(site, text)));
  assert.deepEqual(claims[0], claims[1]);
});

test('keys are public and may be kept for a while, and say nothing of their private half', async () => {
  const site = await open();

  const response = await site.readKeys();
  const { keys } = await read<JSONWebKeySet>(response);

  assert.equal(response.headers.get('content-type'), 'application/jwk-set+json');
  assert.equal(response.headers.get('cache-control'), 'public, max-age=300');
  assert.deepEqual(
    keys.map((key) => Object.keys(key).toSorted()),
    [['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']],
  );
});

test('after a rotation both keys are published for a week, and tokens of both are verified', async () => {
  const site = await open();
  await site.addUser('jana');
  const [before = ''] = textsIn((await site.poll()).body);
  await rotateSigningKey(site.scope);
  const [after = ''] = textsIn((await site.poll()).body);

  const claims = [await verify(site, before), await verify(site, after)];
  const both = (await read<JSONWebKeySet>(await site.readKeys())).keys.length;
  site.pass(7 * 86_400_000);
  const one = (await read<JSONWebKeySet>(await site.readKeys())).keys.length;

  assert.deepEqual(claims[0], claims[1]);
  assert.deepEqual([both, one], [2, 1]);
  await assert.rejects(verify(site, before), { code: 'ERR_JWKS_NO_MATCHING_KEY' });
});

test('a directory without streams, and one that does not exist, have no keys', async () => {
  const { routes, store, platform } = await open();
  const other = await createDirectory(store, platform, { name: 'Fabrikam' });

  for (const id of [other.id, 'ud_unknown', 'no-id']) {
    const response = await routes.request(`/directories/${id}/jwks.json`);
    assert.deepEqual([response.status, await response.json()], [200, { keys: [] }], id);
  }
});

test('a poll waits for the next change', async () => {
  const site = await open();

  const waiting = site.poll({});
  await site.addUser('jana');

  assert.equal(textsIn((await waiting).body).length, 1);
});

test('a poll that waits ends with the server, with its receiver, and after its time', async () => {
  const site = await open();
  const hangUp = new AbortController();
  const left = site.request({ authorization: `Bearer ${site.token}` }, '{}', hangUp.signal);
  const closed = site.poll({});
  const short = await open({ longPollMs: 1 });

  hangUp.abort();
  await left;
  site.polls.close();

  assert.deepEqual((await closed).body, { sets: {}, moreAvailable: false });
  assert.deepEqual((await short.poll({})).body, { sets: {}, moreAvailable: false });
});

test('of many polls that would wait, some are answered at once', async () => {
  const site = await open();
  const polls = Array.from({ length: 6 }, () => site.poll({}));

  const first = await Promise.race(polls);
  await site.addUser('jana');
  const others = (await Promise.all(polls)).filter((answer) => answer !== first);

  assert.deepEqual(first.body, { sets: {}, moreAvailable: false });
  assert.deepEqual(
    others.map(({ body }) => textsIn(body).length),
    [1, 1, 1, 1, 1],
  );
});

test('a stream is opened by its own token alone', async () => {
  const site = await open();
  const other = await open();
  const { stream: second, token = '' } = await createStream(site.scope, 'poll', { audience, events: undefined });
  const wrong: readonly Readonly<Record<string, string>>[] = [
    {},
    { authorization: `Basic ${site.token}` },
    { authorization: `Bearer ${other.token}` },
    { authorization: `Bearer ${token}` },
  ];

  for (const headers of wrong) {
    const response = await site.request(headers, '{}');
    const { code } = await read<PollBody>(response);
    const challenge = response.headers.get('www-authenticate') ?? '';
    assert.deepEqual([response.status, code], [401, 'BC-930'], JSON.stringify(headers));
    assert.equal(challenge.includes('error="invalid_token"'), headers['authorization']?.startsWith('Bearer ') ?? false);
  }
  assert.notEqual(second.id, site.stream.id);
});

test('a paused stream says so', async () => {
  const site = await open();
  await pauseStream(site.scope, site.stream.id);

  const { status, body } = await site.poll();

  assert.deepEqual([status, body.code], [409, 'BC-905']);
});

test('a poll that cannot be read is refused', async () => {
  const site = await open();
  const authorization = `Bearer ${site.token}`;
  const bodies: readonly (readonly [body: string, type: string, status: number, code: string])[] = [
    ['{', 'application/json', 400, 'BC-906'],
    ['{"maxEvents":-1}', 'application/json', 400, 'BC-906'],
    ['['.repeat(200), 'application/json', 400, 'BC-906'],
    ['{}', 'text/plain', 415, 'BC-411'],
    [`{"ack":["${'x'.repeat(300_000)}"]}`, 'application/json', 413, 'BC-410'],
  ];

  for (const [body, type, status, code] of bodies) {
    const response = await site.request({ authorization, 'content-type': type }, body);
    assert.deepEqual([response.status, (await read<PollBody>(response)).code], [status, code], body.slice(0, 40));
  }
  assert.deepEqual(site.reported, []);
});
