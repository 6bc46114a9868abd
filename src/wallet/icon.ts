// The icon of passes: a white card with a portrait and two lines on the accent of the card.

import { channelsOf } from '../cards/index.ts';
import { paintPng } from '../photos/index.ts';

/** How many points of a pixel are looked at in each direction, so that edges are smooth. */
const samples = 3;

/** The names that Apple gives to one picture in three sizes. */
const files = [
  ['icon.png', 29],
  ['icon@2x.png', 58],
  ['icon@3x.png', 87],
  ['logo.png', 40],
  ['logo@2x.png', 80],
  ['logo@3x.png', 120],
] as const;

type Images = Readonly<Record<string, Uint8Array>>;

/** Drawn pictures by their color: most cards of a company share one. */
const kept = new Map<string, Images>();
const maxKept = 100;

/** The pictures of a pass with this accent, by file name. */
export async function imagesOf(color: string): Promise<Images> {
  const known = kept.get(color);
  if (known !== undefined) return known;
  const images = await drawImages(color);
  const [oldest] = kept.keys();
  if (kept.size >= maxKept && oldest !== undefined) kept.delete(oldest);
  kept.set(color, images);
  return images;
}

async function drawImages(color: string): Promise<Images> {
  const drawn = files.map(async ([name, size]) => [name, await drawIcon(size, color)] as const);
  return Object.fromEntries(await Promise.all(drawn));
}

function drawIcon(size: number, color: string): Promise<Buffer> {
  const accent = channelsOf(color);
  const bytes = new Uint8Array(size * size * 3);
  for (let at = 0; at < size * size; at += 1) {
    const white = whiteness(at % size, Math.floor(at / size), size);
    bytes.set(
      accent.map((channel) => Math.round(channel + (255 - channel) * white)),
      at * 3,
    );
  }
  return paintPng({ bytes, size, channels: 3 });
}

/** How much of a pixel is white. */
function whiteness(x: number, y: number, size: number): number {
  let white = 0;
  for (let row = 0; row < samples; row += 1) {
    for (let column = 0; column < samples; column += 1) {
      const at = (pixel: number, sample: number): number => (pixel + (sample + 0.5) / samples) / size;
      if (isWhite(at(x, column), at(y, row))) white += 1;
    }
  }
  return white / samples ** 2;
}

/** The drawing on a square with sides of 1. */
function isWhite(x: number, y: number): boolean {
  if (!isInside(x, y, { left: 0.14, top: 0.26, right: 0.86, bottom: 0.74, corner: 0.07 })) return false;
  const isPortrait = Math.hypot(x - 0.33, y - 0.5) < 0.11;
  const isLong = isInside(x, y, { left: 0.52, top: 0.41, right: 0.76, bottom: 0.47, corner: 0.03 });
  const isShort = isInside(x, y, { left: 0.52, top: 0.54, right: 0.68, bottom: 0.6, corner: 0.03 });
  return !(isPortrait || isLong || isShort);
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly corner: number;
}

function isInside(x: number, y: number, { left, top, right, bottom, corner }: Box): boolean {
  const beside = (at: number, from: number, to: number): number => Math.max(from + corner - at, at - (to - corner), 0);
  return Math.hypot(beside(x, left, right), beside(y, top, bottom)) <= corner;
}
