// A picture that was sent: JPEG, PNG or WebP. What it would cost is read from its head and bounded before it is decoded.

import type { Metadata, Sharp, SharpOptions } from 'sharp';
import { Failure } from '../domain/index.ts';
import { loadSharp } from './sharp.ts';

const maxPixels = 40_000_000;
/** Of a picture that cannot be decoded line by line. */
const maxDecodedBytes = 100 * 1024 * 1024;
const timeoutSeconds = 10;

const formats = ['jpeg', 'png', 'webp'];
const options: SharpOptions = { failOn: 'error', limitInputPixels: maxPixels, sequentialRead: true, pages: 1 };

interface OpenPicture {
  /** Each time a pipeline of its own, of the upright picture. */
  readonly open: () => Sharp;
  readonly width: number;
  readonly height: number;
}

/** Throws Failure BC-950 for what is no such picture, is damaged, costs too much or has an edge below `minEdge`. */
export async function openPicture(picture: Uint8Array, minEdge: number): Promise<OpenPicture> {
  const sharp = await loadSharp();
  const raw = (): Sharp => sharp(picture, options).timeout({ seconds: timeoutSeconds });
  const size = checkHead(await reading(() => raw().metadata()), minEdge);
  return { ...size, open: () => raw().autoOrient() };
}

/** The size of the upright picture. */
function checkHead(head: Metadata, minEdge: number): { readonly width: number; readonly height: number } {
  if (!formats.includes(head.format)) throw new Failure('BC-950', { reason: 'format' });
  const { width, height, channels, depth, orientation = 1 } = head;
  if (width * height > maxPixels) throw tooLarge();
  const isByLine =
    head.isProgressive !== true && (head.format === 'jpeg' || (head.format === 'png' && orientation === 1));
  const decoded = width * height * channels * (depth === 'ushort' ? 2 : 1);
  if (!isByLine && decoded > maxDecodedBytes) throw tooLarge();
  if (Math.min(width, height) < minEdge) throw new Failure('BC-950', { reason: 'small', least: minEdge });
  const isTurned = orientation >= 5;
  return isTurned ? { width: height, height: width } : { width, height };
}

function tooLarge(): Failure {
  return new Failure('BC-950', { reason: 'pixels', most: maxPixels / 1_000_000 });
}

/** What the decoder says of a picture is no concern of who sent it. */
export async function reading<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : '';
    if (/pixel limit/i.test(text)) throw tooLarge();
    const reason = /unsupported image format/i.test(text) ? 'format' : 'damaged';
    throw new Failure('BC-950', { reason }, { cause });
  }
}
