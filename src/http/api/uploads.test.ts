import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUploads } from './uploads.ts';

test('files have room until it is taken, and again once one is answered', () => {
  const { enter } = createUploads(100);
  const leave = enter(60);

  assert.throws(() => enter(41), { code: 'BC-951' });
  enter(40);
  leave();
  enter(60);
  assert.throws(() => enter(1), { code: 'BC-951' });
});
