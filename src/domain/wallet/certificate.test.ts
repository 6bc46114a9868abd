import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateLife } from './certificate.ts';

const day = 86_400_000;

test('the end of a certificate is announced 60, 30, 14 and 1 days before', () => {
  const warnings = [90, 61, 60, 31, 30, 15, 14, 2, 1, 0, -1].map((days) => certificateLife(days * day, 0).warning);

  assert.deepEqual(warnings, [undefined, undefined, 60, 60, 30, 30, 14, 14, 1, 1, 1]);
  assert.deepEqual([certificateLife(day - 1, 0).days, certificateLife(0, 1).days], [0, -1]);
});
