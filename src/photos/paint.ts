// Pictures that Becard draws itself, as PNG.

import { loadSharp } from './sharp.ts';

/** A square, line by line, with one byte for each channel: grey, or red, green and blue. */
interface Drawing {
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly channels: 1 | 3;
}

interface Print {
  readonly scale: number;
  readonly dotsPerInch: number;
  /** A picture in the middle, within a square of so many points of the drawing. */
  readonly inside?: { readonly png: Uint8Array; readonly points: number } | undefined;
}

/** Each point of the drawing becomes a square of `scale` pixels. The file says of how many `dotsPerInch` it is. */
export async function paintPng(
  { bytes, size, channels }: Drawing,
  { scale, dotsPerInch, inside }: Print = { scale: 1, dotsPerInch: 72 },
): Promise<Buffer> {
  const sharp = await loadSharp();
  const edge = size * scale;
  const within = inside && Math.round(inside.points * scale);
  const middle = inside && (await sharp(inside.png).resize(within, within, { fit: 'inside' }).png().toBuffer());
  return sharp(bytes, { raw: { width: size, height: size, channels } })
    .resize(edge, edge, { kernel: 'nearest' })
    .composite(middle === undefined ? [] : [{ input: middle, gravity: 'centre' }])
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .withDensity(dotsPerInch)
    .png({ compressionLevel: 9 })
    .toBuffer();
}
