import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryId } from '../../domain/index.ts';
import { createLimiter } from '../../platform.ts';
import { groupUrn, patchOpUrn, userUrn } from '../../scim/index.ts';
import { Throttled } from '../throttled.ts';
import { createLongReadLimiter } from './long-read-limiter.ts';
import { openBench } from './testing/bench.ts';

const one = 'ud_one' as DirectoryId;
const two = 'ud_two' as DirectoryId;

test('two long reads of a directory run at once, a few wait, the rest is asked to retry later', async () => {
  const gate = createLongReadLimiter({ maxRunning: 2, maxWaiting: 1 });
  const entered: string[] = [];
  const enter = async (name: string, id = one, isPatient = false) => {
    const leave = await gate.enter(id, isPatient);
    entered.push(name);
    return leave;
  };

  const [first] = await Promise.all([enter('a'), enter('b')]);
  const waiting = enter('c');
  await assert.rejects(enter('d'), (error) => error instanceof Throttled && error.code === 'BC-501');
  const patient = enter('e', one, true);
  await enter('z', two);

  assert.deepStrictEqual(entered, ['a', 'b', 'z']);
  first();
  (await waiting)();
  await patient;
  assert.deepStrictEqual(entered, ['a', 'b', 'z', 'c', 'e']);
});

test('of many sorted lists at once a directory is answered some, the others get 429 with Retry-After', async () => {
  const bench = await openBench();
  const few = createLimiter(8);
  await Promise.all(
    Array.from({ length: 1_500 }, (_, at) =>
      few(() =>
        bench.send('POST', '/Users', { body: { schemas: [userUrn], userName: `u${at}`, title: `t${at % 7}` } }),
      ),
    ),
  );

  const path = '/Users?sortBy=title&count=1&attributes=userName';
  const answers = await Promise.all(Array.from({ length: 40 }, () => bench.send('GET', path)));

  const refused = answers.filter(({ status }) => status === 429);
  assert.deepStrictEqual([...new Set(answers.map(({ status }) => status))].toSorted(), [200, 429]);
  assert.ok(refused.every(({ headers, body }) => headers['retry-after'] === '2' && body?.includes('[BC-501]')));
  assert.ok(answers.filter(({ status }) => status === 200).every(({ body }) => body?.includes('"totalResults":1500')));
  assert.equal((await bench.send('GET', path)).status, 200);
});

test('a write whose answer shows a large group is never refused for it', async () => {
  const bench = await openBench();
  const ids = await Promise.all(
    Array.from({ length: 1_100 }, async (_, at) => {
      const answer = await bench.send('POST', '/Users', { body: { schemas: [userUrn], userName: `u${at}` } });
      return { value: JSON.parse(answer.body ?? '').id };
    }),
  );
  const created = await bench.send('POST', '/Groups', {
    body: { schemas: [groupUrn], displayName: 'All', members: ids },
  });
  const { id } = JSON.parse(created.body ?? '');
  const body = { schemas: [patchOpUrn], Operations: [{ op: 'add', path: 'members', value: [ids[0]] }] };

  const answers = await Promise.all(
    Array.from({ length: 12 }, () => bench.send('PATCH', `/Groups/${id}?attributes=members`, { body })),
  );

  assert.deepStrictEqual([...new Set(answers.map(({ status }) => status))], [200]);
  assert.equal(JSON.parse(answers[0]?.body ?? '').members.length, 1_100);
});
