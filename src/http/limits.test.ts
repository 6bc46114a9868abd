// The bounds on a body hold before it is parsed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, parseBody } from './limits.ts';

function nested(depth: number): Uint8Array {
  return Buffer.from(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
}

test('JSON nested as deep as the limit is read, one level more is refused', () => {
  parseBody(nested(limits.maxJsonDepth));

  assert.throws(() => parseBody(nested(limits.maxJsonDepth + 1)), {
    scimType: 'invalidSyntax',
    message: /nested deeper than 16/,
  });
});
