import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { Failure } from '../domain/index.ts';
import { convert } from './convert.ts';

const red = { r: 220, g: 20, b: 20 };
const blue = { r: 20, g: 20, b: 220 };

/** A picture whose left half is red and whose right half is blue. */
function halves(width: number, height: number) {
  const half = { width: Math.floor(width / 2), height, channels: 3, background: red } as const;
  const picture = sharp({ create: { width, height, channels: 3, background: blue } });
  return picture.composite([{ input: { create: half }, left: 0, top: 0 }]);
}

/** The color at a point of a photo, as the name of the nearest. */
async function colorAt(photo: Uint8Array, left: number, top: number): Promise<string> {
  const { data } = await sharp(photo)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [r = 0, g = 0, b = 0] = data;
  if (Math.min(r, g, b) > 200) return 'white';
  return r > b ? 'red' : 'blue';
}

for (const format of ['jpeg', 'png', 'webp'] as const) {
  test(`a ${format} becomes a JPEG of 400 x 400 with nothing but its pixels`, async () => {
    const exif = { IFD0: { Artist: 'Secret photographer' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } };
    const picture = await halves(1200, 900).withExif(exif).withIccProfile('p3')[format]().toBuffer();

    const photo = await convert(picture, undefined);

    const { format: made, width, height, exif: left, icc, xmp, channels } = await sharp(photo).metadata();
    assert.deepEqual([made, width, height, channels], ['jpeg', 400, 400, 3]);
    assert.deepEqual([left, icc, xmp], [undefined, undefined, undefined]);
    assert.equal(Buffer.from(photo).includes('Secret'), false);
    assert.deepEqual([await colorAt(photo, 20, 200), await colorAt(photo, 380, 200)], ['red', 'blue']);
  });
}

test('a picture that a camera turned is upright, and the crop counts in the upright picture', async () => {
  const turned = await halves(1000, 800).withMetadata({ orientation: 6 }).jpeg().toBuffer();

  const whole = await convert(turned, undefined);
  const lower = await convert(turned, { left: 100, top: 600, size: 400 });

  assert.deepEqual([await colorAt(whole, 200, 20), await colorAt(whole, 200, 380)], ['red', 'blue']);
  assert.deepEqual([await colorAt(lower, 200, 20), await colorAt(lower, 200, 380)], ['blue', 'blue']);
});

test('what is transparent becomes white', async () => {
  const clear = { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } as const;

  const photo = await convert(await sharp({ create: clear }).png().toBuffer(), undefined);

  assert.equal(await colorAt(photo, 200, 200), 'white');
});

test('a photo of noise has at most 100 KB', async () => {
  let seed = 1;
  const noise = Buffer.from(
    Uint8Array.from({ length: 800 * 800 * 3 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed >> 16;
    }),
  );
  const picture = await sharp(noise, { raw: { width: 800, height: 800, channels: 3 } })
    .png()
    .toBuffer();

  const photo = await convert(picture, { left: 0, top: 0, size: 400 });

  assert.ok(photo.length <= 100 * 1024, String(photo.length));
});

for (const [what, crop] of [
  ['beside the picture', { left: 900, top: 0, size: 400 }],
  ['of a few pixels', { left: 0, top: 0, size: 10 }],
] as const) {
  test(`a section ${what} is refused`, async () => {
    const picture = await halves(1200, 900).jpeg().toBuffer();

    await assert.rejects(
      convert(picture, crop),
      (error) => error instanceof Failure && error.fields?.['reason'] === 'crop',
    );
  });
}
