import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryId, Platform } from '../../domain/index.ts';
import { createPasswordHashQueue } from './password-hash-queue.ts';
import { platform } from './testing/bench.ts';

const one = 'ud_one' as DirectoryId;
const two = 'ud_two' as DirectoryId;
const limits = { maxRunning: 2, maxWaiting: 3 };

/** A platform whose hashes end when the test says so, in the order in which they began. */
function openSlow(): {
  readonly slow: Platform;
  readonly begun: string[];
  readonly end: () => Promise<void>;
  readonly settle: () => Promise<void>;
} {
  const begun: string[] = [];
  const open: (() => void)[] = [];
  const hashPassword = (password: string): Promise<string> => {
    begun.push(password);
    return new Promise((resolve) => open.push(() => resolve(`hash of ${password}`)));
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await platform.yieldToOthers();
  };
  const end = async (): Promise<void> => {
    await settle();
    open.shift()?.();
    await settle();
  };
  return { slow: { ...platform, hashPassword }, begun, end, settle };
}

test('only so many hashes run at once, the directories in turn', async () => {
  const { slow, begun, end, settle } = openSlow();
  const gate = createPasswordHashQueue(slow, limits);
  const [first, second] = [gate.platformFor(one), gate.platformFor(two)];

  const hashes = ['a', 'b', 'c', 'd', 'e'].map((text) => first.hashPassword(text));
  hashes.push(second.hashPassword('z'));
  await settle();
  const atFirst = [...begun];
  await end();
  await end();

  assert.deepStrictEqual(atFirst, ['a', 'b']);
  assert.deepStrictEqual(begun, ['a', 'b', 'c', 'z']);
  for (let left = 4; left > 0; left -= 1) await end();
  assert.deepStrictEqual(
    await Promise.all(hashes),
    ['a', 'b', 'c', 'd', 'e', 'z'].map((text) => `hash of ${text}`),
  );
});

test('a flood of one directory is refused to that one alone', async () => {
  const { slow, end } = openSlow();
  const gate = createPasswordHashQueue(slow, limits);
  const [first, second] = [gate.platformFor(one), gate.platformFor(two)];
  const taken = Array.from({ length: 5 }, (_, at) => first.hashPassword(`p${at}`));

  await assert.rejects(first.hashPassword('p5'), { name: 'Failure', code: 'BC-501' });

  taken.push(second.hashPassword('q'));
  for (let left = 6; left > 0; left -= 1) await end();
  assert.equal((await Promise.all(taken)).at(-1), 'hash of q');
  const later = first.hashPassword('p5');
  await end();
  assert.equal(await later, 'hash of p5');
});

test('a hash that fails leaves its place to the next', async () => {
  const broken = { ...platform, hashPassword: () => Promise.reject(new Error('no memory')) };
  const hasher = createPasswordHashQueue(broken, { maxRunning: 1, maxWaiting: 3 }).platformFor(one);

  const results = await Promise.allSettled([
    hasher.hashPassword('a'),
    hasher.hashPassword('b'),
    hasher.hashPassword('c'),
  ]);

  assert.deepStrictEqual(
    results.map(({ status }) => status),
    ['rejected', 'rejected', 'rejected'],
  );
});
