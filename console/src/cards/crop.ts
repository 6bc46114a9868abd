// The square of a picture that becomes the photo, in pixels of the upright picture.

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/** What the server takes at least. */
export const leastSize = 64;
const mostZoom = 5;
const centre: Point = { x: 0.5, y: 0.5 };

/** The middle of the picture, as large as it can be. */
export function largestCrop(picture: Size): Crop {
  const size = shorterEdge(picture);
  return { left: (picture.width - size) / 2, top: (picture.height - size) / 2, size };
}

/** 1 for the largest square. */
export function zoomOf({ size }: Crop, picture: Size): number {
  return shorterEdge(picture) / size;
}

/** Up to which a picture can be zoomed. */
export function mostZoomOf(picture: Size): number {
  return Math.max(1, Math.min(mostZoom, shorterEdge(picture) / leastSize));
}

/** Moved by parts of its own edge, as far as the picture goes. */
export function moved({ left, top, size }: Crop, { x, y }: Point, picture: Size): Crop {
  return {
    left: within(left + x * size, picture.width - size),
    top: within(top + y * size, picture.height - size),
    size,
  };
}

/** Zoomed, with what is at a point of the square still there afterwards, as far as the picture goes. */
export function zoomed(crop: Crop, zoom: number, picture: Size, at: Point = centre): Crop {
  const size = shorterEdge(picture) / Math.min(Math.max(zoom, 1), mostZoomOf(picture));
  const [left, top] = [crop.left + (crop.size - size) * at.x, crop.top + (crop.size - size) * at.y];
  return moved({ left, top, size }, { x: 0, y: 0 }, picture);
}

/** Where the square is, in percent of the way that it can go: 50 is the middle. */
export function placeOf({ left, top, size }: Crop, picture: Size): Point {
  return { x: share(left, picture.width - size), y: share(top, picture.height - size) };
}

function share(part: number, whole: number): number {
  return whole < 1 ? 50 : Math.round((part / whole) * 100);
}

function within(value: number, most: number): number {
  return Math.min(Math.max(value, 0), Math.max(most, 0));
}

function shorterEdge({ width, height }: Size): number {
  return Math.min(width, height);
}
