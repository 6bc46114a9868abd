// The changes of a directory as tokens of its streams, and polls for them, over a real store.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acknowledgeTokens,
  createResource,
  createStream,
  type EventStream,
  findDirectory,
  groupKind,
  type Pending,
  patchResource,
  pendingTokens,
  pollLimits,
  type ResourceId,
  readStream,
  removeResource,
  type StreamFormat,
  type StreamSource,
  userKind,
} from '../domain/index.ts';
import { groupUrn, isObject, userUrn } from '../scim/index.ts';
import { resourceContext } from './context.ts';
import { createStreamReader, eventStreams } from './index.ts';
import { openInstallation } from './testing/installation.ts';

const prov = 'urn:ietf:params:scim:event:prov';
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

async function open(format: StreamFormat = 'notice') {
  const installation = await openInstallation();
  const { ctx, directory } = installation;
  const { store, platform } = ctx;
  const scope = { ...ctx, directoryId: directory.id };
  const audience = 'https://receiver.example';
  const { stream } = await createStream(scope, 'poll', { audience, events: undefined, format });
  const reader = createStreamReader(ctx);
  const context = resourceContext(ctx, await findDirectory(store, directory.id));
  const own = store.directory(directory.id).eventStreams;
  return {
    ...installation,
    platform,
    stream,
    reader,
    source: await reader.open(stream),
    addUser: async (name: string): Promise<ResourceId> =>
      (
        await createResource(context, userKind, {
          schemas: [userUrn],
          userName: `${name}@example.com`,
          externalId: name,
        })
      ).resource.id,
    patch: (id: ResourceId, path: string, value: unknown) =>
      patchResource(
        context,
        userKind,
        id,
        { schemas: [patchOp], Operations: [{ op: 'replace', path, value }] },
        undefined,
      ),
    remove: (id: ResourceId) => removeResource(context, userKind, id, undefined),
    addGroup: (members: readonly ResourceId[]) =>
      createResource(context, groupKind, {
        schemas: [groupUrn],
        displayName: 'Sales',
        members: members.map((value) => ({ value })),
      }),
    reload: async (): Promise<EventStream> => (await own.find(stream.id)) ?? assert.fail('no stream'),
  };
}

/** What tokens state, in short: event URIs and the user's name. */
function statedBy({ tokens }: Pick<Pending, 'tokens'>): readonly string[] {
  return tokens.map(({ claims }) => {
    const uris = Object.keys(claims.events).map((uri) => uri.replace(`${prov}:`, ''));
    return `${uris.join('+')} ${Object(claims.sub_id).externalId ?? ''}`;
  });
}

function idsOf({ tokens }: Pick<Pending, 'tokens'>): readonly string[] {
  return tokens.map(({ claims }) => claims.jti);
}

async function acknowledge(source: StreamSource, stream: EventStream, acknowledged: readonly string[]): Promise<void> {
  await acknowledgeTokens(source, stream, { acknowledged, errors: new Map() });
}

test('a stream tells of every change behind its beginning, in order, and how to find the resource', async () => {
  const { source, stream, directory, platform, addUser, patch, remove } = await open();
  const id = await addUser('jana');
  await patch(id, 'title', 'Manager');
  await patch(id, 'active', false);
  await remove(id);

  const page = await readStream(source, stream, stream.progress.position, 100);

  assert.deepEqual(statedBy(page), [
    'create:notice jana',
    'patch:notice jana',
    'patch:notice+deactivate jana',
    'delete jana',
  ]);
  const [first] = page.tokens;
  const at = Math.floor(platform.clock() / 1000);
  assert.deepEqual(first?.claims, {
    iss: `https://becard.test/scim/v2/${directory.id}`,
    iat: at,
    jti: `${stream.id}.${first?.position}.${first?.claims.txn}`,
    aud: ['https://receiver.example'],
    txn: first?.claims.txn,
    toe: at,
    sub_id: { format: 'scim', uri: `/Users/${id}`, externalId: 'jana' },
    events: { [`${prov}:create:notice`]: { attributes: ['id'] } },
  });
});

test('a token that is read again is the same again', async () => {
  const { source, stream, addUser, patch } = await open('full');
  await patch(await addUser('jana'), 'title', 'Manager');

  const first = await readStream(source, stream, stream.progress.position, 100);
  const second = await readStream(source, stream, stream.progress.position, 100);

  assert.deepEqual(second.tokens, first.tokens);
  assert.equal(new Set(idsOf(first)).size, 2);
});

test('a full stream carries the new resource as an answer would show it, a group with its members', async () => {
  const { source, stream, directory, addUser, addGroup } = await open('full');
  const id = await addUser('jana');
  const { resource } = await addGroup([id]);

  const { tokens } = await readStream(source, stream, stream.progress.position, 100);

  const created = Object(tokens.at(-1)?.claims.events)[`${prov}:create:full`];
  const tenantUrl = `https://becard.test/scim/v2/${directory.id}`;
  assert.equal(created?.['version'], 'W/"1"');
  const data = isObject(created?.['data']) ? created['data'] : {};
  assert.deepEqual(data, {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    id: resource.id,
    displayName: 'Sales',
    members: [{ value: id, $ref: `${tenantUrl}/Users/${id}`, type: 'User' }],
    meta: data['meta'],
  });
});

test('a directory without changes has no tokens, and other directories have none in its streams', async () => {
  const { source, stream, ctx } = await open();
  await ctx.store.events.end();

  assert.deepEqual((await readStream(source, stream, stream.progress.position, 100)).tokens, []);
});

test('a receiver gets every token until it acknowledges it, also out of order', async () => {
  const { source, stream, addUser, reload } = await open();
  for (const name of ['a', 'b', 'c', 'd']) await addUser(name);
  const first = await pendingTokens(source, stream, 2);
  const again = await pendingTokens(source, await reload(), 2);
  const [a, b] = idsOf(first);

  await acknowledge(source, stream, [b ?? '', 'str_other.1.evt_1', 'no id']);
  const withoutB = await pendingTokens(source, await reload(), 2);
  await acknowledge(source, stream, [a ?? '']);
  const rest = await pendingTokens(source, await reload(), 10);

  assert.deepEqual(idsOf(again), idsOf(first));
  assert.deepEqual(statedBy(first), ['create:notice a', 'create:notice b']);
  assert.deepEqual([first.moreAvailable, rest.moreAvailable], [true, false]);
  assert.deepEqual(statedBy(withoutB), ['create:notice a', 'create:notice c']);
  assert.deepEqual(statedBy(rest), ['create:notice c', 'create:notice d']);
  await acknowledge(source, stream, idsOf(rest));
  assert.deepEqual((await pendingTokens(source, await reload(), 10)).tokens, []);
  assert.deepEqual((await reload()).progress.acknowledged, []);
});

test('what a receiver rejects is not given to it again, and the stream says why', async () => {
  const { source, stream, platform, addUser, reload } = await open();
  await addUser('a');
  const [id = ''] = idsOf(await pendingTokens(source, stream, 10));

  const errors = new Map([[id, { code: 'invalid_request', description: 'Unreadable.' }]]);
  await acknowledgeTokens(source, stream, { acknowledged: [], errors });

  assert.deepEqual((await pendingTokens(source, await reload(), 10)).tokens, []);
  assert.deepEqual((await reload()).progress.lastError, {
    code: 'invalid_request',
    description: 'Unreadable.',
    at: platform.clock(),
  });
});

test('a poll for no tokens only says whether there are some', async () => {
  const { source, stream, addUser } = await open();
  await addUser('a');

  const { tokens, moreAvailable } = await pendingTokens(source, stream, 0);

  assert.deepEqual([tokens, moreAvailable], [[], true]);
});

test('a receiver that never acknowledges the first token gets no more than a window of later ones', async () => {
  const { source, stream, addUser, patch, reload } = await open();
  const id = await addUser('a');
  const more = pollLimits.windowSize + 10;
  for (let each = 0; each < more; each += 1) await patch(id, 'title', `Title ${each}`);
  const position = stream.progress.position;
  const others = Array.from({ length: more }, (_, at) => `${stream.id}.${position + 2 + at}.evt_x`);

  await acknowledge(source, stream, others);
  const pending = await pendingTokens(source, await reload(), pollLimits.maxEvents);

  assert.deepEqual(statedBy(pending), ['create:notice a']);
});

test('tokens are signed with the key of the directory, and a key that cannot be read gives way to another', async () => {
  const { source, stream, reader, ctx, directory, addUser } = await open();
  await addUser('a');
  const { tokens } = await readStream(source, stream, stream.progress.position, 10);
  const keysOf = async () => (await ctx.store.directory(directory.id).signingKeys.list()).map(({ id }) => id);

  const [before = ''] = await keysOf();
  const [first] = await reader.sign(stream, tokens);
  const later = { ...ctx.platform, clock: () => ctx.platform.clock() + 1 };
  await eventStreams.rotateKey({ ...ctx, platform: later }, { directory: directory.id });
  const [second] = await reader.sign(stream, tokens);
  const [after = ''] = await keysOf();
  const elsewhere = createStreamReader({ ...ctx, platform: { ...ctx.platform, decrypt: () => undefined } });
  await assert.rejects(elsewhere.sign(stream, tokens), /cannot be read/);

  assert.notEqual(before, after);
  assert.equal(first?.text, `${before} secevent+jwt ${JSON.stringify(tokens[0]?.claims)}`);
  assert.equal(second?.text, `${after} secevent+jwt ${JSON.stringify(tokens[0]?.claims)}`);
});
