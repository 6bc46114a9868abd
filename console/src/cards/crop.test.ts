import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Crop, largestCrop, mostZoomOf, moved, placeOf, type Size, zoomed, zoomOf } from './crop.ts';

const wide: Size = { width: 800, height: 400 };
const tall: Size = { width: 300, height: 900 };

test('a picture begins with the middle, as large as it can be', () => {
  assert.deepStrictEqual(largestCrop(wide), { left: 200, top: 0, size: 400 });
  assert.deepStrictEqual(largestCrop(tall), { left: 0, top: 300, size: 300 });
});

test('the square moves by parts of its edge and stays within the picture', () => {
  const begun = largestCrop(wide);

  assert.deepStrictEqual(moved(begun, { x: 0.25, y: 1 }, wide), { left: 300, top: 0, size: 400 });
  assert.deepStrictEqual(moved(begun, { x: -9, y: -9 }, wide), { left: 0, top: 0, size: 400 });
  assert.deepStrictEqual(moved(begun, { x: 9, y: 9 }, wide), { left: 400, top: 0, size: 400 });
});

test('zooming keeps what is at the point, and the square within the picture', () => {
  const closer = zoomed(largestCrop(wide), 2, wide);
  const atCorner = zoomed(largestCrop(wide), 2, wide, { x: 0, y: 0 });

  assert.deepStrictEqual(closer, { left: 300, top: 100, size: 200 });
  assert.deepStrictEqual(atCorner, { left: 200, top: 0, size: 200 });
  assert.deepStrictEqual(zoomed(atCorner, 1, wide), { left: 100, top: 0, size: 400 });
});

test('a picture is zoomed no closer than five times, and to no fewer pixels than the server takes', () => {
  const small: Size = { width: 128, height: 500 };

  assert.deepStrictEqual([mostZoomOf(wide), mostZoomOf(small), mostZoomOf({ width: 10, height: 10 })], [5, 2, 1]);
  assert.equal(zoomed(largestCrop(small), 9, small).size, 64);
  assert.equal(zoomOf(zoomed(largestCrop(wide), 0, wide), wide), 1);
});

test('the place of the square is said in percent of its way', () => {
  const places = [largestCrop(wide), moved(largestCrop(tall), { x: 0, y: 9 }, tall)].map((crop: Crop, at) =>
    placeOf(crop, at === 0 ? wide : tall),
  );

  assert.deepStrictEqual(places, [
    { x: 50, y: 50 },
    { x: 50, y: 100 },
  ]);
});
