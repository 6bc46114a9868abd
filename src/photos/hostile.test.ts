// Fifty pictures that were made to harm a server: each is refused with a code or becomes a photo, and none costs memory.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { Failure } from '../domain/index.ts';
import { convert } from './convert.ts';
import { harmlessPictures, hostilePictures } from './testing/hostile-pictures.ts';

const maxGrowthBytes = 250 * 1024 * 1024;

test('there are fifty', () => assert.equal(Object.keys(hostilePictures).length, 50));

for (const [what, picture] of Object.entries(hostilePictures)) {
  test(`${what} does no harm`, async () => {
    const before = process.memoryUsage.rss();

    const made = await convert(picture, undefined).catch((error: unknown) => error);

    assert.ok(process.memoryUsage.rss() - before < maxGrowthBytes);
    if (made instanceof Uint8Array) {
      const { format, width, height } = await sharp(made).metadata();
      assert.deepEqual([format, width, height], ['jpeg', 400, 400]);
      assert.doesNotMatch(Buffer.from(made).toString('latin1'), /<script|<\?php/);
      return;
    }
    assert.ok(made instanceof Failure && made.code === 'BC-950', String(made));
    assert.ok(!harmlessPictures.includes(what), String(made));
  });
}
