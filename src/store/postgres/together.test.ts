import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTogether } from './together.ts';

/** What was asked for at once, and a caller. */
function open(): { readonly asked: (readonly number[])[]; readonly ask: (one: number) => Promise<string> } {
  const asked: (readonly number[])[] = [];
  const ask = createTogether(async (all: readonly number[]) => {
    asked.push([...all]);
    if (all.includes(0)) throw new Error('refused');
    return all.map(String);
  });
  return { asked, ask };
}

test('calls of one step are asked for at once, and each has its own answer', async () => {
  const { asked, ask } = open();

  const answers = await Promise.all([ask(3), Promise.resolve().then(() => ask(1)), ask(3)]);
  const later = await ask(2);

  assert.deepStrictEqual(answers, ['3', '1', '3']);
  assert.equal(later, '2');
  assert.deepStrictEqual(asked, [[3, 3, 1], [2]]);
});

test('what fails fails for all that asked with it, and for no later one', async () => {
  const { ask } = open();

  const outcomes = await Promise.allSettled([ask(1), ask(0)]);

  assert.deepStrictEqual(
    outcomes.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(await ask(1), '1');
});

test('of very many calls a hundred share a statement', async () => {
  const { asked, ask } = open();

  await Promise.all(Array.from({ length: 250 }, (_, at) => ask(at + 1)));

  assert.deepStrictEqual(
    asked.map(({ length }) => length),
    [100, 100, 50],
  );
});
