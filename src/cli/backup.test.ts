// Backups from the command line, with a server at work.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { emptyData, folder, json, newData, run, serve } from './testing/command.ts';

test('a backup is taken while a server writes, proven, and brought back into an empty folder alone', async (context) => {
  const at = newData();
  const { url } = await serve(context, at);
  const words = ['directory', 'create', 'Contoso', '--activate', ...at, '--public-url', url];
  const { id, tenantUrl, token } = await json(words);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
  const post = (userName: string) =>
    fetch(`${tenantUrl}/Users`, { method: 'POST', headers, body: JSON.stringify({ schemas, userName }) });
  const acknowledged: string[] = [];
  let isWriting = true;
  const writeOn = async (): Promise<void> => {
    for (let index = 0; isWriting && index < 5_000; index += 1) {
      if ((await post(`person-${index}`)).status === 201) acknowledged.push(`person-${index}`);
    }
  };
  while (acknowledged.length < 20) {
    const userName = `early-${acknowledged.length}`;
    if ((await post(userName)).status === 201) acknowledged.push(userName);
  }
  const writing = writeOn();
  const before = [...acknowledged];
  const file = join(folder, 'taken.backup');

  const created = await json(['backup', 'create', file, ...at]).finally(() => {
    isWriting = false;
  });
  await writing;
  const verified = await json(['backup', 'verify', file, ...at]);
  const acts = await json(['audit', 'list', ...at]);
  const target = emptyData();
  const restored = await json(['backup', 'restore', file, ...target]);
  const again = await run(['backup', 'restore', file, ...target]);
  const found = await json(['user', 'list', id, ...target]);

  const actions = acts.map(({ action, target }: { readonly action: string; readonly target: string }) => [
    action,
    target,
  ]);
  assert.deepEqual(actions.slice(0, 2), [
    ['backup.verified', created.id],
    ['backup.created', created.id],
  ]);
  const names = new Set(found.map((person: { readonly userName: string }) => person.userName));
  assert.deepEqual(
    before.filter((name) => !names.has(name)),
    [],
  );
  assert.deepEqual([verified.verified, restored.restored], [true, true]);
  assert.deepEqual([verified.rows, restored.rows, verified.id], [created.rows, created.rows, created.id]);
  assert.deepEqual([again.code, again.out], [4, '']);
  assert.match(again.problem, /holds something already.*--data/);
});

test('without data there is no backup, and none is made', async () => {
  const [option, data] = newData();
  const file = join(folder, 'none.backup');

  const ended = await run(['backup', 'create', file, option, join(data, 'empty')]);

  assert.deepEqual([ended.code, existsSync(file), existsSync(join(data, 'empty'))], [78, false, false]);
  assert.match(ended.problem, /^becard: There is no data of Becard in .*--data/);
});

test('a file that is no backup ends with exit code 1 and says so, one that is there already with 4', async () => {
  const at = newData();
  await json(['directory', 'create', 'Contoso', ...at]);
  const [, data] = at;

  const damaged = await run(['backup', 'verify', join(data, 'becard.sqlite')]);
  const there = await run(['backup', 'create', join(data, 'becard.sqlite'), ...at]);

  assert.deepEqual([damaged.code, there.code], [1, 4]);
  assert.equal(
    damaged.problem,
    'becard: This is not a backup of Becard. Name a file that becard backup create wrote.\n',
  );
});

test('the result of a backup comes first, and the rows of each table on request', async () => {
  const at = newData();
  const file = join(folder, 'printed.backup');

  const created = await run(['backup', 'create', file, ...at]);
  const brief = await run(['backup', 'verify', file, ...at]);
  const verbose = await run(['backup', 'verify', file, '--verbose', ...at]);

  assert.match(created.out, /^Result: +written and synced\nBackup: /);
  assert.match(brief.out, /^Result: +restored into a store of its own and found equal\nProof: .*\nBackup: /);
  assert.match(brief.out, /\nRows: +\d+\n$/);
  assert.match(verbose.out, /\nRows of directory: +0\n/);
});

test('a restore that fails leaves the place as it was', async () => {
  const at = newData();
  await json(['directory', 'create', 'Contoso', ...at]);
  const file = join(folder, 'cut.backup');
  await json(['backup', 'create', file, ...at]);
  truncateSync(file, statSync(file).size - 20);
  const [option, data] = emptyData();
  const inside = join(data, 'new', 'data');

  const damaged = await run(['backup', 'restore', file, option, inside]);
  const missing = await run(['backup', 'restore', join(folder, 'none'), option, data]);
  const foreign = await run(['backup', 'restore', join(at[1], 'becard.sqlite'), option, data]);

  assert.deepEqual([damaged.code, missing.code, foreign.code], [1, 2, 1]);
  assert.match(damaged.problem, /damaged or incomplete/);
  assert.deepEqual(readdirSync(data), []);
});
