import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPhotoMaker } from './maker.ts';

test('photos are made one at a time, a few wait, and more are refused', async () => {
  const [begun, endings]: [number[], (() => void)[]] = [[], []];
  const make = createPhotoMaker((picture) => {
    begun.push(picture[0] ?? 0);
    return new Promise((resolve) => endings.push(() => resolve(picture)));
  }, 2);

  const made = [1, 2, 3].map((each) => make(Uint8Array.of(each)));
  const refused = make(Uint8Array.of(4));
  await assert.rejects(refused, { code: 'BC-951' });
  const atFirst = [...begun];
  for (const photo of made) {
    await Promise.resolve();
    endings.shift()?.();
    await photo;
  }

  assert.deepEqual([atFirst, begun], [[1], [1, 2, 3]]);
});

test('a picture that is refused does not hold up the next one', async () => {
  const make = createPhotoMaker(async (picture) => {
    if (picture.length === 0) throw new Error('Empty');
    return picture;
  });

  const results = await Promise.allSettled([make(new Uint8Array()), make(Uint8Array.of(1))]);

  assert.deepEqual(
    results.map(({ status }) => status),
    ['rejected', 'fulfilled'],
  );
});
