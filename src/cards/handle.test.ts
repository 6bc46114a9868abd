import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPlatform } from '../platform.ts';
import { isHandle, newHandle } from './handle.ts';

test('a handle has eleven letters and digits and is another each time', () => {
  const platform = createPlatform();

  const handles = Array.from({ length: 1_000 }, () => newHandle(platform));

  assert.ok(handles.every(isHandle));
  assert.equal(new Set(handles).size, handles.length);
});

test('no other text of an address is a handle', () => {
  for (const text of ['', '4Tq8Zr1yWn', '4Tq8Zr1yWn6x', '4Tq8Zr1yWn.', '../../../..', '4Tq8Zr1yWné']) {
    assert.equal(isHandle(text), false);
  }
});
