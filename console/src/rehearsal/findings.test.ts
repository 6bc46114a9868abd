import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE } from '../../../src/entra/index.ts';
import german from './findings.de.json' with { type: 'json' };

test('every finding of a test run has a German text', () => {
  assert.deepStrictEqual(Object.keys(german), Object.keys(CATALOGUE));
});
