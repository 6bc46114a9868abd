// Two readers of QR codes, which have nothing in common.

import jsqr from 'jsqr';
import decodeQr from 'qr/decode.js';

/** Four bytes a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** The text of the code as each of them sees it. */
export function readQr(pixels: Pixels): readonly (string | undefined)[] {
  const { width, height, data } = pixels;
  // The package is made for a bundler, which takes the default export of its module for the module.
  const read = jsqr as unknown as { readonly default: typeof jsqr.default };
  return [read.default(data, width, height)?.data, decodeQr(pixels)];
}
