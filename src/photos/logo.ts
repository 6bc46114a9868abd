// A picture as the logo in the middle of QR codes: a small PNG that keeps what is transparent, and that is seen on white.

import { Failure } from '../domain/index.ts';
import { openPicture, reading } from './picture.ts';
import { loadSharp } from './sharp.ts';

const minEdge = 32;
const maxBytes = 16 * 1024;
/** Longer edge in pixels and colours, from the best to the smallest; noise needs the last one. */
const sizes = [
  [240, 256],
  [240, 64],
  [200, 32],
  [144, 16],
] as const;
/** What a mark needs to be seen (WCAG 2.2, 1.4.11), and how much of the picture has to have it. */
const minContrast = 3;
const minShare = 0.04;

/** Throws Failure BC-950 for what is no picture, is damaged, costs too much, or is hardly seen on the white of a code. */
export async function convertLogo(picture: Uint8Array): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const { open } = await openPicture(picture, minEdge);
  const [[edge]] = sizes;
  const { data, info } = await reading(() =>
    open()
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  if (shareSeen(data) < minShare) throw new Failure('BC-950', { reason: 'faint' });
  const { width, height } = info;
  for (const [size, colours] of sizes) {
    const bytes = await sharp(data, { raw: { width, height, channels: 4 } })
      .resize(size, size, { fit: 'inside', withoutEnlargement: true })
      .png({ palette: true, colours, compressionLevel: 9 })
      .toBuffer();
    if (bytes.length <= maxBytes) return bytes;
  }
  throw new Error('No size makes the logo small enough');
}

/** How much of a picture differs enough from white; four bytes a pixel. */
function shareSeen(pixels: Uint8Array): number {
  let seen = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = (pixels[at + 3] ?? 0) / 255;
    const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) =>
      linear(255 - (255 - (pixels[at + channel] ?? 0)) * alpha),
    );
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    if (1.05 / (luminance + 0.05) >= minContrast) seen += 1;
  }
  return seen / (pixels.length / 4);
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
