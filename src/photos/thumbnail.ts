// The photo of a card as small PNGs, which Apple Wallet takes alone.

import { loadSharp } from './sharp.ts';

/** The photo with so many pixels on a side. */
export async function thumbnailOf(photo: Uint8Array, size: number): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(photo).resize(size, size).png({ compressionLevel: 9 }).toBuffer();
}
