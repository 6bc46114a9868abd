// The QR code of a card's address, as a drawing and as a picture for print (ISO/IEC 18004; PNG, third edition).

import { crc32, deflateSync } from 'node:zlib';
import { encode, renderSVG } from 'uqr';

/** Readable when a sixth of it is damaged, with the quiet zone that readers need. */
const form = { ecc: 'M', border: 4 } as const;
const dotsPerInch = 300;
const mmPerInch = 25.4;
const [leastMm, usualMm, mostMm] = [10, 30, 200];
/** Below it a printer joins modules. */
const leastPixels = 4;

export function drawQr(text: string): string {
  return renderSVG(text, form);
}

/** The edge of a printed code in millimetres, quiet zone included: what was asked for, within what readers and printers can do. */
export function edgeOf(asked: string | undefined): number {
  const mm = /^\d{1,4}(\.\d)?$/.test(asked ?? '') ? Number(asked) : usualMm;
  return Math.min(mostMm, Math.max(leastMm, mm));
}

/** Black and white, one bit a pixel. The file says its size, so that it is placed with this edge. */
export function paintQr(text: string, edgeMm: number): Buffer {
  const { data, size } = encode(text, form);
  const scale = Math.max(leastPixels, Math.round(((edgeMm / mmPerInch) * dotsPerInch) / size));
  const pixels = size * scale;
  const rows = data.map((modules) => paintRow(modules, scale));
  const lines = Buffer.concat(rows.flatMap((row) => Array<Buffer>(scale).fill(row)));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(pixels, 0);
  head.writeUInt32BE(pixels, 4);
  // One bit, grey, deflate, no filter, not interlaced.
  head.set([1, 0, 0, 0, 0], 8);
  const density = Buffer.alloc(9);
  const perMetre = Math.round(pixels / (edgeMm / 1000));
  density.writeUInt32BE(perMetre, 0);
  density.writeUInt32BE(perMetre, 4);
  density[8] = 1;
  const parts = [
    chunk('IHDR', head),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** A line of pixels behind its filter byte; a set bit is white. */
function paintRow(modules: readonly boolean[], scale: number): Buffer {
  const row = Buffer.alloc(1 + Math.ceil((modules.length * scale) / 8), 0xff);
  row[0] = 0;
  for (const [at, isBlack] of modules.entries()) {
    if (!isBlack) continue;
    for (let x = at * scale; x < (at + 1) * scale; x += 1)
      row[1 + (x >> 3)] = (row[1 + (x >> 3)] ?? 0) & ~(0x80 >> (x & 7));
  }
  return row;
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
