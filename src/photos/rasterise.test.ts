import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPhotoMaker, createRasteriser } from './index.ts';

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400" fill="#1d4ed8"/></svg>';

test('a drawing becomes a photo as a picture does, and a drawing that is sent is still refused', async () => {
  const [make, rasterise] = [createPhotoMaker(), createRasteriser()];

  const photo = await make(await rasterise(drawing));

  assert.equal(Buffer.from(photo).subarray(0, 3).toString('hex'), 'ffd8ff');
  await assert.rejects(make(Buffer.from(drawing)), { code: 'BC-950', fields: { reason: 'format' } });
});

test('a drawing that cannot be read is said to have failed', async () => {
  await assert.rejects(createRasteriser()('<svg'), /No photo could be made/);
});
