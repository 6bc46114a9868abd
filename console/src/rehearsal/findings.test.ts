import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE } from '../../../src/entra/index.ts';
import german from './findings.de.json' with { type: 'json' };
import english from './findings.en.json' with { type: 'json' };

test('every finding of a test run has a German text, and an explanation in both languages', () => {
  assert.deepStrictEqual(Object.keys(german), Object.keys(CATALOGUE));
  assert.deepStrictEqual(Object.keys(english), Object.keys(CATALOGUE));
});
