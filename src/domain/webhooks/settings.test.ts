import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf } from '../testing/workbench.ts';
import { checkUrl, checkWebhook, type TargetPolicy } from './settings.ts';

const anything: TargetPolicy = { findProblem: () => undefined, maxUrlLength: 100 };

for (const patch of [{ types: [] }, { types: ['user.flown'] }, { description: 'x'.repeat(201) }]) {
  test(`a webhook is refused with ${JSON.stringify(patch).slice(0, 40)}`, async () => {
    assert.equal(await codeOf(async () => checkWebhook(patch, anything)), 'BC-906');
  });
}

test('an address is refused with a sentence for each problem', () => {
  const sentences = (['syntax', 'length', 'scheme', 'credentials', 'network'] as const).map((problem) => {
    try {
      return checkUrl('x', { ...anything, findProblem: () => problem });
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  });

  assert.equal(new Set(sentences).size, 5);
  assert.ok(sentences.every((sentence) => sentence.includes('[BC-906]')));
  assert.equal(checkUrl(' https://example.com/ ', anything), 'https://example.com/');
});
