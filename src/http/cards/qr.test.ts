import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { drawQr, edgeOf, paintQr } from './qr.ts';
import { readQr } from './testing/read-qr.ts';

const logos = ['#000000', '#b00020', '#1d4ed8', '#2e7d32', { r: 0, g: 0, b: 0, alpha: 0 }];

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

test('codes with a logo are read by two readers, whatever the logo and the length of the address', async () => {
  for (let at = 0; at < 120; at += 1) {
    const [background, host] = [logos[at % logos.length] ?? '#000000', 'cards.'.repeat(1 + (at % 7))];
    const text = `https://${host}contoso.example/c/${(at * 7_919).toString(36).padStart(11, 'Q')}?s=qr`;
    const logo = await sharp({ create: { width: 240, height: 240, channels: 4, background } })
      .png()
      .toBuffer();
    const painted = await paintQr(text, at % 10 === 0 ? 40 : 15, logo);

    const seen = readQr(await pixelsOf(painted, at % 10 === 1 ? 240 : undefined));

    assert.deepEqual(seen, [text, text]);
  }
});

test('a logo takes at most a quarter of the edge of a code, and the quiet zone stays white', async () => {
  const edge = 45;
  const text = 'https://cards.example/c/4Tq8Zr1yWn6?s=qr';
  const logo = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#ff0000' } })
    .png()
    .toBuffer();

  const { data, width } = await pixelsOf(await paintQr(text, 30, logo));
  const drawn = drawQr(text, logo);

  const isRed = (at: number) => (data[at] ?? 0) > 200 && (data[at + 1] ?? 255) < 60;
  const reds = Array.from({ length: width }, (_, x) => isRed((Math.floor(width / 2) * width + x) * 4));
  const share = reds.filter(Boolean).length / (width * ((edge - 8) / edge));
  assert.ok(share > 0.1 && share <= 0.25, String(share));
  const top = data.slice(0, Math.floor((width / edge) * 4) * width * 4);
  assert.ok(top.every((value) => value === 255));
  assert.match(
    drawn,
    /<image x="\d+" y="\d+" width="\d+" height="\d+" href="data:image\/png;base64,[\w+/=]+"\/><\/svg>$/,
  );
  assert.doesNotMatch(drawQr(text), /<image/);
});

test('a thousand codes are read by two readers, small, large and blurred', async () => {
  for (let at = 0; at < 1_000; at += 1) {
    const text = `https://cards.contoso.example/c/${(at * 7_919).toString(36).padStart(11, 'Q')}`;
    const painted = await paintQr(text, at % 10 === 0 ? 40 : 10);

    const seen = readQr(await pixelsOf(painted, at % 10 === 1 ? 150 : undefined));

    assert.deepEqual(seen, [text, text]);
  }
});
