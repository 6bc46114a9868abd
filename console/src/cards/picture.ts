// A picture that was chosen: decoded, turned upright, and a square of it as the file that is sent. The browser cuts it, so that a picture of
// any size goes through every proxy, and what a camera writes into it stays on the device.

import { type Crop, leastSize, type Size } from './crop.ts';

/** What the server shrinks to 400 pixels; more would only be sent. */
const sentEdge = 1_024;
const quality = 0.92;
/** Of a picture that is kept while it is cut: five times as close there are still enough pixels. */
const keptEdge = 4_096;

/** Why a file becomes no photo. */
export type Unfit = 'unreadable' | 'small';

/** For the input that chooses a file. */
export const pictureTypes = 'image/jpeg,image/png,image/webp';

export async function readPicture(file: Blob): Promise<ImageBitmap | Unfit> {
  const whole = await createImageBitmap(file).catch(() => undefined);
  if (whole === undefined) return 'unreadable';
  if (Math.min(whole.width, whole.height) < leastSize) return 'small';
  const scale = keptEdge / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const kept = await createImageBitmap(whole, {
    resizeWidth: Math.max(1, Math.round(whole.width * scale)),
    resizeHeight: Math.max(1, Math.round(whole.height * scale)),
    resizeQuality: 'high',
  });
  whole.close();
  return kept;
}

/** The square as a JPEG file. */
export async function cutPicture(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.max(leastSize, Math.min(sentEdge, Math.round(crop.size)));
  drawCrop(canvas, picture, crop);
  const cut = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
  if (cut === null) throw new Error('The browser made no file of the picture.');
  return cut;
}

/** Fills a canvas with the square. What is transparent becomes white, as on the card. */
export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap & Size, { left, top, size }: Crop): void {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, left, top, size, size, 0, 0, width, height);
}
