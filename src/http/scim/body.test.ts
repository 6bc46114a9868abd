// The bounds on a body hold before it is parsed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../limits.ts';
import { parseBody } from './body.ts';

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

test('a body of very many small values is refused before it is parsed, a large one of useful size is read', () => {
  const members = Array.from({ length: 20_000 }, (_, at) => ({ value: `2819c223-7f76-453a-919d-${at}` }));
  parseBody(Buffer.from(JSON.stringify({ members, text: ','.repeat(100_000) })));

  assert.throws(() => parseBody(Buffer.from(`[${'[],'.repeat(60_000)}[]]`)), {
    scimType: 'tooMany',
    message: /more than 50000 values/,
  });
});
