// `becard migrate` on both kinds of store, and a server and commands on one PostgreSQL database.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createDatabase } from '../store/testing/database.ts';
import { emptyData, json, run, serve } from './testing/command.ts';

async function newDatabase(context: TestContext): Promise<readonly [option: '--database', url: string]> {
  const { url, drop } = await createDatabase();
  context.after(drop);
  return ['--database', url];
}

test('the tables are brought up to date once, and the missing steps are listed', async (context) => {
  for (const at of [emptyData(), await newDatabase(context)]) {
    const first = await json(['migrate', ...at]);
    const second = await json(['migrate', ...at]);

    assert.deepStrictEqual(first.applied[0], { number: 1, name: 'initial' });
    assert.deepStrictEqual(second, { applied: [] });
    assert.equal((await run(['migrate', ...at])).out, 'The tables are up to date.\n');
  }
});

test('a server on PostgreSQL obeys the command line with the next request', async (context) => {
  const at = await newDatabase(context);
  const { url, printed, stop } = await serve(context, at);
  const words = ['directory', 'create', 'Contoso', '--activate', ...at, '--public-url', url];
  const { id, tenantUrl, token } = await json(words);
  const ask = async (): Promise<number> =>
    (await fetch(`${tenantUrl}/Users`, { headers: { authorization: `Bearer ${token}` } })).status;

  assert.equal(await ask(), 200);
  await json(['directory', 'set', id, '--provisioning', 'off', ...at]);
  assert.equal(await ask(), 403);
  await json(['directory', 'set', id, '--provisioning', 'on', ...at]);
  const [{ id: tokenId }] = await json(['token', 'list', id, ...at]);
  await json(['token', 'revoke', id, tokenId, '--yes', ...at]);
  assert.equal(await ask(), 401);

  await stop();
  assert.equal(printed().includes(token), false);
});

test('a database that does not answer is reported in a sentence', async () => {
  const { code, problem } = await run([
    'directory',
    'list',
    '--database',
    'postgresql://becard:secret@127.0.0.1:1/becard',
  ]);

  assert.equal(code, 1);
  assert.equal(
    problem,
    'becard: The database cannot be reached: database becard on 127.0.0.1:1, user becard. Cause: connect ECONNREFUSED 127.0.0.1:1. Check that the database is running, and host, port and TLS in --database or BECARD_DATABASE_URL.\n',
  );
});

test('a command refuses a database without tables of Becard, and creates none', async (context) => {
  const at = await newDatabase(context);

  const { code, problem } = await run(['directory', 'list', ...at]);
  const { applied } = await json(['migrate', ...at]);

  assert.equal(code, 78);
  assert.match(problem, /^becard: The database \w+ on [\w.:]+ has no data of Becard\. Name another with --database/);
  assert.deepEqual(applied[0], { number: 1, name: 'initial' });
});
