import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { Failure } from '../domain/index.ts';
import { convertLogo } from './logo.ts';

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

function mark(colour: string) {
  const create = { width: 600, height: 300, channels: 4, background: clear } as const;
  const dot = { create: { width: 200, height: 200, channels: 4, background: colour } } as const;
  return sharp({ create }).composite([{ input: dot, left: 50, top: 50 }]);
}

const isRefused = (reason: string) => (error: unknown) =>
  error instanceof Failure && error.code === 'BC-950' && error.fields?.['reason'] === reason;

for (const format of ['png', 'webp'] as const) {
  test(`a ${format} becomes a small PNG of the same form that stays transparent and keeps nothing but its pixels`, async () => {
    const exif = { IFD0: { Artist: 'Secret designer' } };

    const logo = await convertLogo(await mark('#b00020').withExif(exif)[format]().toBuffer());

    const { format: made, width, height, hasAlpha, exif: left } = await sharp(logo).metadata();
    assert.deepEqual([made, width, height, hasAlpha, left], ['png', 240, 120, true, undefined]);
    assert.equal(Buffer.from(logo).includes('Secret'), false);
  });
}

test('a logo of noise still has at most 16 KB', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const;
  const picture = await sharp({ create: { width: 500, height: 500, channels: 3, noise, background: clear } })
    .png()
    .toBuffer();

  assert.ok((await convertLogo(picture)).length <= 16 * 1024);
});

test('a logo that is hardly seen on white is refused, and so is a drawing that could load files', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><image href="file:///etc/passwd"/></svg>';
  const flat = { width: 600, height: 20, channels: 3, background: '#000000' } as const;

  await assert.rejects(convertLogo(await mark('#ffffff').png().toBuffer()), isRefused('faint'));
  await assert.rejects(convertLogo(await mark('#ffe94d').png().toBuffer()), isRefused('faint'));
  await assert.rejects(convertLogo(Buffer.from(svg)), isRefused('format'));
  await assert.rejects(convertLogo(await sharp({ create: flat }).png().toBuffer()), isRefused('small'));
});
