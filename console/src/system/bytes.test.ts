import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes } from './bytes.ts';

test('amounts of bytes have the unit that fits them', () => {
  assert.deepStrictEqual(
    [0, 999, 4_096, 412_300_000, 1_340_000_000, 2.5e15].map((bytes) => formatBytes(bytes, 'en')),
    ['0 byte', '999 byte', '4.1 kB', '412 MB', '1.3 GB', '2,500 TB'],
  );
  assert.equal(formatBytes(1_340_000_000, 'de'), '1,3\u00A0GB');
});
