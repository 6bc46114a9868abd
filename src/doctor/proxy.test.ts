import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviseOnProxy } from './proxy.ts';

test('a public https address without a trusted proxy is advised on', () => {
  const [none, local, named, unnamed] = [
    { publicUrl: undefined, trustProxy: [] },
    { publicUrl: 'http://127.0.0.1:8080', trustProxy: [] },
    { publicUrl: 'https://cards.example.com', trustProxy: ['127.0.0.1'] },
    { publicUrl: 'https://cards.example.com', trustProxy: [] },
  ].map(adviseOnProxy);

  assert.deepEqual([none, local, named], [undefined, undefined, undefined]);
  assert.match(unnamed ?? '', /BECARD_TRUST_PROXY/);
});
