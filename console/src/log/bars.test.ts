import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf } from './bars.ts';

const interval = { from: '2026-11-30T12:00:00Z', until: '2026-11-30T12:30:00Z', changed: 0, read: 0, failed: 0 };

test('failures stand at the bottom, and one of them is seen beside thousands', () => {
  const [full, empty] = barsOf([{ ...interval, failed: 1, changed: 999, read: 1000 }, interval], 46);

  assert.deepStrictEqual(full?.parts, [
    { key: 'failed', top: 44, length: 2 },
    { key: 'changed', top: 44 - 19.98, length: 19.98 },
    { key: 'read', top: 44 - 19.98 - 20, length: 20 },
  ]);
  assert.deepStrictEqual(empty?.parts, []);
});
