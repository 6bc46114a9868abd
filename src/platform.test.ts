import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingLane } from './domain/index.ts';
import { createLimiter, createPlatform, createSlices } from './platform.ts';

const platform = createPlatform({ costExponent: 4, blockSize: 8, parallelization: 1 });

test('a UUID is of version 7, begins with the time and is never the same', () => {
  const before = Date.now();
  const ids = Array.from({ length: 1_000 }, () => platform.uuid());
  const after = Date.now();

  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) {
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const time = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
    assert.ok(time >= before && time <= after, id);
  }
});

test('a password verifies against its own hash and nothing else', async () => {
  const hash = await platform.hashPassword('pässword äöü 12');

  assert.equal(await platform.verifyPassword('pässword äöü 12', hash), true);
  assert.equal(await platform.verifyPassword('pa\u0308ssword a\u0308o\u0308u\u0308 12', hash), true);
  assert.equal(await platform.verifyPassword('password aou 12', hash), false);
});

test('the same password gives another hash each time, with its parameters in the text', async () => {
  const [first, second] = await Promise.all([platform.hashPassword('x'), platform.hashPassword('x')]);

  assert.notEqual(first, second);
  assert.match(first, /^\$scrypt\$ln=4,r=8,p=1\$/);
});

test('a hash that was made at another cost still verifies', async () => {
  const hash = await createPlatform({ costExponent: 6, blockSize: 8, parallelization: 2 }).hashPassword('x');

  assert.equal(await platform.verifyPassword('x', hash), true);
});

test('a text that is no hash verifies nothing', async () => {
  for (const text of ['', 'x', '$scrypt$ln=4,r=8,p=1$$']) assert.equal(await platform.verifyPassword('x', text), false);
});

test('sha256 is the published one', () => {
  const digest = Buffer.from(platform.sha256('abc')).toString('hex');

  assert.equal(digest, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('work is done as it comes, so much of it at once, and what fails leaves its place to the next', async () => {
  const inTurn = createLimiter(2);
  const begun: number[] = [];
  const open: (() => void)[] = [];
  const work = [0, 1, 2, 3, 4].map((number) =>
    inTurn(async () => {
      begun.push(number);
      await new Promise<void>((resolve) => open.push(resolve));
      if (number === 0) throw new Error('failed');
      return number;
    }),
  );
  const results = Promise.allSettled(work);

  const seen: number[][] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    await platform.yieldToOthers();
    seen.push([...begun]);
    open.shift()?.();
  }
  const settled = await results;

  assert.deepStrictEqual(
    seen.map((each) => each.length),
    [2, 3, 4, 5, 5],
  );
  assert.deepStrictEqual(begun, [0, 1, 2, 3, 4]);
  assert.deepStrictEqual(
    settled.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled', 'fulfilled', 'fulfilled'],
  );
});

test('of all long work that rests, one slice goes on in each turn of the event loop', async () => {
  const slices = createSlices();
  const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  let turn = 0;
  const seen: number[] = [];
  const long = Array.from({ length: 10 }, async () => {
    await slices.yieldToOthers();
    seen.push(turn);
    await slices.yieldToOthers();
    seen.push(turn);
  });

  while (seen.length < 20) {
    await nextTurn();
    turn += 1;
  }
  await Promise.all(long);

  assert.equal(new Set(seen).size, 20);
});

test('what rests within a transaction goes on before all other long work', async () => {
  const slices = createSlices();
  const order: string[] = [];
  const rest = async (name: string, lane?: string): Promise<void> => {
    await slices.yieldToOthers(lane);
    order.push(name);
  };

  await Promise.all([rest('a', 'one'), rest('b', 'one'), rest('c', 'two'), rest('w', writingLane)]);

  assert.deepStrictEqual(order, ['w', 'a', 'c', 'b']);
});

test('a turn is long once it has worked for some milliseconds, and the next one starts from zero', async () => {
  const slices = createSlices();

  const atFirst = slices.isTurnLong();
  const end = performance.now() + 20;
  while (performance.now() < end);
  const afterWork = slices.isTurnLong();
  await slices.yieldToOthers();

  assert.deepStrictEqual([atFirst, afterWork, slices.isTurnLong()], [false, true, false]);
});
