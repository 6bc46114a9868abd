// A picture as the photo of a card: JPEG, PNG or WebP in, a square JPEG without anything but its pixels out.

import type { Sharp } from 'sharp';
import { Failure, type PhotoCrop } from '../domain/index.ts';
import { openPicture, reading } from './picture.ts';
import { loadSharp } from './sharp.ts';

const edge = 400;
const maxBytes = 100 * 1024;
/** From the best to the smallest; noise of 400 x 400 needs the last one. */
const qualities = [84, 72, 58, 40, 20] as const;
const minEdge = 64;

/** Throws Failure BC-950 for what is no such picture, is damaged, or costs too much. */
export async function convert(picture: Uint8Array, crop: PhotoCrop | undefined): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const { open, width, height } = await openPicture(picture, minEdge);
  const square = checkCrop(crop ?? centre(width, height), width, height);
  const pixels = await reading(() =>
    cut(open(), square, width, height)
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const { width: across, height: down, channels } = pixels.info;
  for (const quality of qualities) {
    const bytes = await sharp(pixels.data, { raw: { width: across, height: down, channels } })
      .jpeg({ quality })
      .toBuffer();
    if (bytes.length <= maxBytes) return bytes;
  }
  throw new Error('No quality makes the photo small enough');
}

function centre(width: number, height: number): PhotoCrop {
  const size = Math.min(width, height);
  return { left: Math.floor((width - size) / 2), top: Math.floor((height - size) / 2), size };
}

function checkCrop(crop: PhotoCrop, width: number, height: number): PhotoCrop {
  const { left, top, size } = crop;
  const isInside = left + size <= width && top + size <= height && size >= minEdge;
  if (!isInside) throw new Failure('BC-950', { reason: 'crop', width, height, least: minEdge });
  return crop;
}

/** Shrinks before it cuts where it can, so that a large JPEG is never decoded whole. */
function cut(upright: Sharp, { left, top, size }: PhotoCrop, width: number, height: number): Sharp {
  const scale = edge / size;
  if (scale >= 1) return upright.extract({ left, top, width: size, height: size }).resize(edge, edge);
  const across = Math.max(edge, Math.round(width * scale));
  const down = Math.max(edge, Math.round(height * scale));
  const at = {
    left: Math.min(Math.round(left * scale), across - edge),
    top: Math.min(Math.round(top * scale), down - edge),
  };
  return upright.resize(across, down, { fit: 'fill' }).extract({ ...at, width: edge, height: edge });
}
