import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { edgeOf, paintQr } from './qr.ts';
import { readQr } from './testing/read-qr.ts';

async function pixelsOf(picture: Buffer, edge?: number) {
  const sized = edge === undefined ? sharp(picture) : sharp(picture).resize(edge, edge, { kernel: 'cubic' }).blur(1);
  const { data, info } = await sized.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

test('a code for print has the size that was asked for, at 300 dots per inch or more', async () => {
  for (const mm of [10, 30, 85]) {
    const {
      width = 0,
      height,
      density,
      format,
      space,
    } = await sharp(await paintQr('https://cards.example/c/4Tq8Zr1yWn6', mm)).metadata();

    assert.deepEqual([format, space, height], ['png', 'b-w', width]);
    assert.ok(Math.abs((width / (density ?? 0)) * 25.4 - mm) < 0.2, `${width} ${density}`);
  }
});

test('an edge that no reader or printer can do becomes the nearest one that they can', () => {
  assert.deepEqual([undefined, '30', '12.5', '1', '9999', '-4', 'x'].map(edgeOf), [30, 30, 12.5, 10, 200, 30, 30]);
});

test('a thousand codes are read by two readers, small, large and blurred', async () => {
  for (let at = 0; at < 1_000; at += 1) {
    const text = `https://cards.contoso.example/c/${(at * 7_919).toString(36).padStart(11, 'Q')}`;
    const painted = await paintQr(text, at % 10 === 0 ? 40 : 10);

    const seen = readQr(await pixelsOf(painted, at % 10 === 1 ? 150 : undefined));

    assert.deepEqual(seen, [text, text]);
  }
});
