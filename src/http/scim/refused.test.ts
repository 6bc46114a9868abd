// Unauthorised requests are counted, limited and logged in bounds, whatever the reason; authorised ones pass all the while.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  changeDirectory,
  createDirectory,
  createToken,
  type Directory,
  type DirectoryId,
  failedOutcomes,
  revokeToken,
} from '../../domain/index.ts';
import { userUrn } from '../../scim/index.ts';
import { type Bench, detail, openBench, platform } from './testing/bench.ts';

const perSecond = 1000;

interface Refusal {
  readonly name: string;
  readonly code: string;
  /** Gives the Authorization header of a request that is refused. */
  readonly prepare: (bench: Bench) => Promise<string>;
}

const refusals: readonly Refusal[] = [
  { name: 'an unknown token', code: 'BC-102', prepare: async () => 'Bearer unknown' },
  {
    name: 'a removed token',
    code: 'BC-103',
    prepare: async (bench) => {
      const { secret, token } = await createToken(scopeOf(bench), { createdBy: 'test' });
      await revokeToken(scopeOf(bench), token.id);
      return `Bearer ${secret}`;
    },
  },
  {
    name: 'a token that has ended',
    code: 'BC-104',
    prepare: async (bench) => {
      const { secret, token } = await createToken(scopeOf(bench), { createdBy: 'test' });
      const { id, name } = token;
      await scopeOf(bench).store.tokens.update(id, { name, expiresAt: platform.clock() });
      return `Bearer ${secret}`;
    },
  },
  {
    name: 'the token of another directory',
    code: 'BC-105',
    prepare: async (bench) => `Bearer ${(await openOther(bench)).secret}`,
  },
];

function scopeOf({ store, directory }: Bench) {
  return { directoryId: directory.id, store: store.directory(directory.id), platform };
}

async function openOther({ store }: Bench): Promise<{ readonly other: Directory; readonly secret: string }> {
  const other = await createDirectory(store, platform, { name: 'Beta', entra: true, provisioning: true });
  const scope = { directoryId: other.id, store: store.directory(other.id), platform };
  return { other, secret: (await createToken(scope, { createdBy: 'test' })).secret };
}

async function linesOf({ store, flush }: Bench, id: DirectoryId): Promise<number> {
  await flush();
  return (await store.directory(id).log.list({ outcomes: failedOutcomes, limit: 1000 })).length;
}

for (const { name, code, prepare } of refusals) {
  test(`${name} is refused twenty times a minute, then asked to wait, and fills no log`, async () => {
    const bench = await openBench(undefined, perSecond);
    const headers = { authorization: await prepare(bench) };

    const answers = [];
    for (let at = 0; at < 40; at += 1) answers.push(await bench.send('GET', '/Users', { headers }));
    const good = await bench.send('GET', '/Users');

    assert.ok(answers.slice(0, 20).every((answer) => answer.status === 401 && detail(answer).endsWith(`[${code}]`)));
    assert.ok(answers.slice(20).every((answer) => answer.status === 429 && detail(answer).endsWith('[BC-502]')));
    assert.ok(Number(answers.at(-1)?.headers['retry-after']) > 50);
    assert.equal(good.status, 200);
    assert.equal(await linesOf(bench, bench.directory.id), 20);
  });
}

test('a directory that is switched off refuses twenty times a minute, and lets in at once when it is on again', async () => {
  const bench = await openBench(undefined, perSecond);
  const turn = (provisioning: boolean) => changeDirectory(bench.store, bench.directory.id, { provisioning });
  await turn(false);

  const statuses = [];
  for (let at = 0; at < 21; at += 1) statuses.push((await bench.send('GET', '/Users')).status);
  await turn(true);
  const good = await bench.send('GET', '/Users');

  assert.deepEqual([statuses[19], statuses[20], good.status], [403, 429, 200]);
});

test('a refused token is counted from wherever it comes', async () => {
  const bench = await openBench(undefined, perSecond);
  await revokeToken(scopeOf(bench), bench.tokenId);

  const statuses = [];
  for (let at = 0; at < 25; at += 1)
    statuses.push((await bench.send('GET', '/Users', { address: `192.0.2.${at}` })).status);

  assert.deepEqual([statuses[19], statuses[20]], [401, 429]);
});

test('a token of another directory fills neither log, from however many addresses and without limits', async () => {
  const bench = await openBench();
  const { other, secret } = await openOther(bench);
  const headers = { authorization: `Bearer ${secret}` };

  for (let at = 0; at < 100; at += 1) await bench.send('GET', '/Users', { headers, address: `192.0.2.${at}` });

  assert.deepEqual([await linesOf(bench, bench.directory.id), await linesOf(bench, other.id)], [20, 20]);
});

test("entries of unauthorised clients leave space for those of the directory's own tokens", async () => {
  const bench = await openBench();
  for (let at = 0; at < 30; at += 1) {
    await bench.send('GET', '/Users', { headers: { authorization: 'Bearer unknown' }, address: `192.0.2.${at}` });
  }
  await revokeToken(scopeOf(bench), bench.tokenId);

  await bench.send('GET', '/Users');

  await bench.flush();
  const [line] = await bench.store.directory(bench.directory.id).log.list({ outcomes: failedOutcomes, limit: 1 });
  assert.equal(line?.entry.code, 'BC-103');
});

test('of a refused request the log keeps the beginning of the path, and nothing of its query', async () => {
  const bench = await openBench();
  await revokeToken(scopeOf(bench), bench.tokenId);
  const filter = `\\"`.repeat(6_000);

  await bench.send('GET', `/Users?filter=${filter}`);
  await bench.send('GET', `/Users/${'x'.repeat(5_000)}`);

  await bench.flush();
  const lines = await bench.store.directory(bench.directory.id).log.list({ outcomes: failedOutcomes, limit: 2 });
  const shown = lines.map(({ entry }) => [entry.path, entry.subject]);
  assert.deepEqual(shown, [
    [`/Users/${'x'.repeat(249)}`, undefined],
    ['/Users', undefined],
  ]);
});

test('the log keeps what a rule of the protocol was broken with, as data', async () => {
  const bench = await openBench();
  const user = { schemas: [userUrn], userName: 'u1' };
  const patch = (path: string) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path, value: 'x' }],
  });
  const { id } = JSON.parse((await bench.send('POST', '/Users', { body: user })).body ?? '');

  await bench.send('PATCH', `/Users/${id}`, { body: patch('favouriteColour') });
  await bench.send('PATCH', `/Users/${id}`, { body: patch('meta.created') });
  await bench.send('POST', '/Users', { body: { ...user, active: 'maybe' } });
  await bench.send('POST', '/Users', { body: { ...user, userName: '' } });
  await bench.send('POST', '/Users', { body: { ...user, userName: 'u2', title: 'x'.repeat(5_000) } });

  await bench.flush();
  const lines = await bench.store.directory(bench.directory.id).log.list({ outcomes: failedOutcomes, limit: 9 });
  assert.deepEqual(
    lines.map(({ entry }) => entry.fields),
    [
      { reason: 'tooLong', attribute: 'title', max: 4096 },
      { reason: 'required', attribute: 'userName' },
      { reason: 'wrongType', attribute: 'active', expected: 'boolean', value: 'maybe' },
      { reason: 'readOnly', attribute: 'meta.created' },
      { reason: 'unknownAttribute', attribute: 'favouriteColour', resourceType: 'User' },
    ],
  );
});
