// The QR code of a card's address, as a drawing and as a picture for print (ISO/IEC 18004).

import { encode, renderSVG } from 'uqr';
import { paintPng } from '../../photos/index.ts';

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

/** In black and white. The file says its size, so that it is placed with this edge. */
export function paintQr(text: string, edgeMm: number): Promise<Buffer> {
  const { data, size } = encode(text, form);
  const bytes = Uint8Array.from(data.flat(), (isBlack) => (isBlack ? 0 : 255));
  const inches = edgeMm / mmPerInch;
  const scale = Math.max(leastPixels, Math.round((inches * dotsPerInch) / size));
  return paintPng({ bytes, size, channels: 1 }, { scale, dotsPerInch: (size * scale) / inches });
}
