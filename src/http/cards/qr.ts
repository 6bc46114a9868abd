// The QR code of a card's address, as a drawing and as a picture for print, with a logo where the template has one (ISO/IEC 18004).

import { encode, type QrCodeGenerateResult, renderSVG } from 'uqr';
import { paintPng } from '../../photos/index.ts';

/** The quiet zone that readers need. */
const border = 4;
const dotsPerInch = 300;
const mmPerInch = 25.4;
const [leastMm, usualMm, mostMm] = [10, 30, 200];
/** Below it a printer joins modules. */
const leastPixels = 4;
/** Of the edge of the code, with the white around the logo: a sixteenth of the area, where level H can lose three tenths. */
const logoShare = 0.25;
/** White between the logo and the nearest module, in modules. */
const logoMargin = 0.5;
const modulePixels = 10;

/** Readable when a sixth of it is damaged; under a logo when three tenths are. */
function formOf(logo: Uint8Array | undefined) {
  if (logo === undefined) return { ecc: 'M', border } as const;
  return { ecc: 'H', border, onEncoded: clearMiddle } as const;
}

/** Modules of the square for the logo; odd as the code, so that it is in the middle. */
function placeOf(size: number): number {
  const most = Math.floor((size - 2 * border) * logoShare);
  return most % 2 === 0 ? most - 1 : most;
}

function clearMiddle({ data, size }: QrCodeGenerateResult): void {
  const place = placeOf(size);
  const from = (size - place) / 2;
  for (const row of data.slice(from, from + place)) row.fill(false, from, from + place);
}

/** `logo` is a PNG. */
export function drawQr(text: string, logo?: Uint8Array): string {
  const code = renderSVG(text, { ...formOf(logo), pixelSize: modulePixels });
  if (logo === undefined) return code;
  const edge = Number(/viewBox="0 0 (\d+)/.exec(code)?.[1]);
  const inside = (placeOf(edge / modulePixels) - 2 * logoMargin) * modulePixels;
  const from = (edge - inside) / 2;
  const address = `data:image/png;base64,${Buffer.from(logo).toString('base64')}`;
  const image = `<image x="${from}" y="${from}" width="${inside}" height="${inside}" href="${address}"/>`;
  return code.replace('</svg>', `${image}</svg>`);
}

/** The edge of a printed code in millimetres, quiet zone included: what was asked for, within what readers and printers can do. */
export function edgeOf(asked: string | undefined): number {
  const mm = /^\d{1,4}(\.\d)?$/.test(asked ?? '') ? Number(asked) : usualMm;
  return Math.min(mostMm, Math.max(leastMm, mm));
}

/** In black and white, with a logo in its colors. The file says its size, so that it is placed with this edge. */
export function paintQr(text: string, edgeMm: number, logo?: Uint8Array): Promise<Buffer> {
  const { data, size } = encode(text, formOf(logo));
  const channels = logo === undefined ? 1 : 3;
  const bytes = Uint8Array.from(data.flat().flatMap((isBlack) => Array<number>(channels).fill(isBlack ? 0 : 255)));
  const inches = edgeMm / mmPerInch;
  const scale = Math.max(leastPixels, Math.round((inches * dotsPerInch) / size));
  const inside = logo && { png: logo, points: placeOf(size) - 2 * logoMargin };
  return paintPng({ bytes, size, channels }, { scale, dotsPerInch: (size * scale) / inches, inside });
}
