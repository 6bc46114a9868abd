// Drawings that Becard makes itself, SVG, as pictures: in a process of their own, because the one that reads what is sent reads no SVG.

import { createPhotoProcess } from './process.ts';

const program = new URL(import.meta.url.replace(/rasterise(\.[jt]s)$/, 'draw-process$1'));

/** Gives a drawing as PNG in its own size. Takes one at a time. */
export function createRasteriser(): (drawing: string) => Promise<Uint8Array> {
  const work = createPhotoProcess({ program, idleMs: 1_000 });
  return (drawing) => work(Buffer.from(drawing), undefined);
}
