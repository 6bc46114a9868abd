// Fifty pictures that were made to harm a server.

import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#777777' } });
const [jpeg, png, webp] = await Promise.all([
  blank(800, 600).jpeg().toBuffer(),
  blank(800, 600).png().toBuffer(),
  blank(800, 600).webp().toBuffer(),
]);

function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG that says it has this size, with few or many lines. */
function pngOf(width: number, height: number, { depth = 8, interlaced = 0, lines = 1 } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, 2, 0, 0, interlaced], 8);
  const content = deflateSync(Buffer.alloc(Math.min(lines * (1 + width * 3 * (depth / 8)), 64 * 1024 * 1024)));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', content), chunk('IEND', Buffer.alloc(0))]);
}

/** The bytes with others at a place. */
function patched(bytes: Buffer, at: number, ...others: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(others, at);
  return copy;
}

function sized(bytes: Buffer, width: number, height: number): Buffer {
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  return patched(bytes, frame + 5, height >> 8, height & 255, width >> 8, width & 255);
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><image href="file:///etc/passwd"/></svg>';
export const hostilePictures: Readonly<Record<string, Uint8Array>> = {
  'an empty file': Buffer.alloc(0),
  'one byte': Buffer.of(0xff),
  zeros: Buffer.alloc(100_000),
  text: Buffer.from('no picture'),
  'an SVG that reads a file': Buffer.from(svg),
  'an SVG that loads an address': Buffer.from(svg.replace('file:///etc/passwd', 'http://169.254.169.254/latest')),
  'an SVG with entities': Buffer.from(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${svg}`),
  'a GIF': Buffer.from('GIF89a\x40\x00\x40\x00\x00\x00\x00;', 'latin1'),
  'a PDF': Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj'),
  'a TIFF': await blank(100, 100).tiff().toBuffer(),
  'a GIF with frames': await blank(100, 100).gif().toBuffer(),
  'an AVIF': await blank(100, 100).avif({ effort: 0 }).toBuffer(),
  PostScript: Buffer.from('%!PS-Adobe-3.0\n(%pipe%id) (r) file'),
  'an ImageMagick script': Buffer.from('push graphic-context\nfill "url(https://x/|id)"\npop graphic-context'),
  HTML: Buffer.from('<!doctype html><script>alert(1)</script>'),
  'a ZIP file': Buffer.from('PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
  'an executable': Buffer.from('\x7fELF\x02\x01\x01', 'latin1'),
  'a BMP that is a bomb': Buffer.concat([Buffer.from('BM'), Buffer.alloc(200, 0x7f)]),
  'an ICO': Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0]), Buffer.alloc(64)]),
  'only the head of a JPEG': jpeg.subarray(0, 20),
  'only the head of a PNG': png.subarray(0, 20),
  'only the head of a WebP': webp.subarray(0, 20),
  'a JPEG without its end': jpeg.subarray(0, jpeg.length / 2),
  'a PNG without its end': png.subarray(0, png.length / 2),
  'a WebP without its end': webp.subarray(0, webp.length / 2),
  'a JPEG that says 65,500 x 65,500': sized(jpeg, 65_500, 65_500),
  'a JPEG that says 65,500 x 600': sized(jpeg, 65_500, 600),
  'a JPEG without width': sized(jpeg, 0, 600),
  'a JPEG with another body': Buffer.concat([jpeg.subarray(0, 300), Buffer.alloc(3_000, 0xd9)]),
  'a JPEG of markers alone': Buffer.concat([Buffer.of(0xff, 0xd8), Buffer.alloc(60_000, 0xff)]),
  'a JPEG with a script behind it': Buffer.concat([jpeg, Buffer.from('<?php system($_GET[0]); ?>')]),
  'a JPEG with a script in a comment': await blank(300, 300)
    .withExif({ IFD0: { Copyright: '<script>alert(1)</script>' } })
    .jpeg()
    .toBuffer(),
  'a JPEG whose table is broken': patched(
    jpeg,
    jpeg.indexOf(Buffer.from([0xff, 0xc4])) + 5,
    255,
    255,
    255,
    255,
    255,
    255,
  ),
  'a JPEG that turns itself by 99': patched(
    await blank(300, 300).withMetadata({ orientation: 3 }).jpeg().toBuffer(),
    60,
    99,
  ),
  'a progressive JPEG of many passes': await blank(5_000, 5_000).jpeg({ progressive: true }).toBuffer(),
  'a progressive JPEG of 36 million pixels': await blank(6_000, 6_000).jpeg({ progressive: true }).toBuffer(),
  'a JPEG of 39 million pixels': await blank(7_800, 5_000).jpeg().toBuffer(),
  'a PNG bomb of 30,000 x 30,000': pngOf(30_000, 30_000, { lines: 600 }),
  'a PNG that says 2 billion x 1': pngOf(2_000_000_000, 1, { lines: 0 }),
  'a PNG that says 1 x 2 billion': pngOf(1, 2_000_000_000),
  'a PNG of 39 million pixels': await blank(7_800, 5_000).png({ compressionLevel: 9 }).toBuffer(),
  'an interlaced PNG of 39 million pixels': await blank(7_800, 5_000).png({ progressive: true }).toBuffer(),
  'an interlaced PNG of 16 bits': pngOf(5_000, 5_000, { depth: 16, interlaced: 1, lines: 10 }),
  'a PNG whose sums are wrong': patched(png, 30, 1, 2, 3),
  'a PNG with a broken stream': patched(png, png.length - 40, 9, 9, 9, 9, 9, 9),
  'a PNG with a text of megabytes': Buffer.concat([
    png.subarray(0, 33),
    chunk('tEXt', Buffer.alloc(8_000_000, 65)),
    png.subarray(33),
  ]),
  'a PNG with a compressed text that unpacks to gigabytes': Buffer.concat([
    ...[
      png.subarray(0, 33),
      chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(64_000_000))])),
    ],
    png.subarray(33),
  ]),
  'a PNG of no size': pngOf(0, 0),
  'a WebP of 16,383 x 16,383': patched(webp, webp.indexOf('VP8 ') + 14, 0xff, 0x3f, 0xff, 0x3f),
  'a WebP whose length lies': patched(webp, 4, 255, 255, 255, 127),
};

/** Those that become photos. */
export const harmlessPictures = [
  'a JPEG with a script behind it',
  'a JPEG with a script in a comment',
  'a JPEG of 39 million pixels',
  'a PNG of 39 million pixels',
];
