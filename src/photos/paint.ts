// Pictures that Becard draws itself, as PNG.

import { loadSharp } from './sharp.ts';

/** A square, line by line, with one byte for each channel: grey, or red, green and blue. */
interface Drawing {
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly channels: 1 | 3;
}

/** Each point of the drawing becomes a square of `scale` pixels. The file says of how many `dotsPerInch` it is. */
export async function paintPng(
  { bytes, size, channels }: Drawing,
  { scale, dotsPerInch } = { scale: 1, dotsPerInch: 72 },
): Promise<Buffer> {
  const sharp = await loadSharp();
  const edge = size * scale;
  return sharp(bytes, { raw: { width: size, height: size, channels } })
    .resize(edge, edge, { kernel: 'nearest' })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .withDensity(dotsPerInch)
    .png({ compressionLevel: 9 })
    .toBuffer();
}
