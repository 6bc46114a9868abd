import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patchResource, type ResourceId, removeResource, userKind } from '../../../domain/index.ts';
import { ask, keyOf } from '../testing/keys.ts';
import { addUser, entry, openScene } from '../testing/scene.ts';

const patch = (path: string, value: unknown): Record<string, unknown> => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', path, value }],
});

test('the overview counts users, changes and failures, and names who moved', async () => {
  const { site, browser, path, directory, context } = await openScene();
  const first = toId(await addUser(context, 1, { title: 'Engineer' }));
  const second = toId(await addUser(context, 2));
  await patchResource(context, userKind, first, patch('displayName', 'Jana Weber'), undefined);
  await patchResource(context, userKind, second, patch('active', false), undefined);
  const failed = entry(site, { action: 'Create', status: 400, code: 'BC-401', outcome: 'failure', subject: 'Bert' });
  await site.store.appendLog([{ directoryId: directory.id, entry: failed }]);

  const { body } = await browser.send('GET', `${path}/overview?days=1`);

  const { hours, movements, failures, coverage, cycles, ...counts } = body;
  assert.deepEqual(
    {
      users: counts['users'],
      activeUsers: counts['activeUsers'],
      groups: counts['groups'],
      activeBefore: counts['activeBefore'],
    },
    { users: 2, activeUsers: 1, groups: 0, activeBefore: 0 },
  );
  assert.deepEqual(sumsOf(hours), { created: 2, updated: 1, left: 1, failed: 1, activeUsers: 1 });
  assert.deepEqual(
    listOf(movements).map(({ kind, name }) => [kind, name]),
    [
      ['joined', 'User 2'],
      ['joined', 'User 1'],
      ['left', 'User 2'],
      ['renamed', 'Jana Weber'],
    ],
  );
  assert.deepEqual(
    listOf(failures).map(({ code, requests, lastEntry, lastSubject }) => [code, requests, lastEntry, lastSubject]),
    [['BC-401', 1, failed.id, 'Bert']],
  );
  assert.equal(listOf(cycles).length, 1);
  const fields = listOf((coverage as Record<string, unknown>)['fields']);
  assert.deepEqual(
    fields.find(({ field }) => field === 'title'),
    { field: 'title', users: 1 },
  );
});

test('a deleted user no longer counts, and a new directory has nothing to show', async () => {
  const { browser, path, context } = await openScene();

  const before = await browser.send('GET', `${path}/overview`);
  const id = toId(await addUser(context, 1));
  await removeResource(context, userKind, id, undefined);
  const after = await browser.send('GET', `${path}/overview`);

  assert.deepEqual([before.body['hours'], before.body['cycles'], 'nextCycleAt' in before.body], [[], [], false]);
  assert.deepEqual(sumsOf(after.body['hours']), { created: 1, updated: 0, left: 1, failed: 0, activeUsers: 0 });
});

test('a key that may not read users or the log is given no names', async () => {
  const { site, path, directory, context } = await openScene();
  await addUser(context, 1);
  const failed = entry(site, { action: 'Create', status: 400, code: 'BC-401', outcome: 'failure', subject: 'Bert' });
  await site.store.appendLog([{ directoryId: directory.id, entry: failed }]);
  const { secret } = await keyOf(site, ['directories:read']);

  const { text } = await ask(site, secret, `${path}/overview`);

  assert.equal(/User 1|Bert/.test(text), false);
  assert.match(text, /"kind":"joined"/);
});

/** The scene gives ids of resources as texts. */
function toId(id: string): ResourceId {
  return id as ResourceId;
}

type Item = Readonly<Record<string, unknown>>;

function listOf(value: unknown): readonly Item[] {
  assert.ok(Array.isArray(value));
  return value;
}

function sumsOf(hours: unknown): Item {
  const all = listOf(hours);
  const sum = (key: string): number => all.reduce((total, hour) => total + Number(hour[key]), 0);
  const activeUsers = all.at(-1)?.['activeUsers'];
  return { created: sum('created'), updated: sum('updated'), left: sum('left'), failed: sum('failed'), activeUsers };
}
