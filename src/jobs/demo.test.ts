import assert from 'node:assert/strict';
import { test } from 'node:test';
import { companyAfter } from './demo.ts';

const minute = 60_000;

test('the company of a moment is the same after a restart', () => {
  const grown = companyAfter(12 * minute, companyAfter(5 * minute));

  assert.deepEqual(grown, companyAfter(12 * minute + 1));
});

test('the company changes once a minute', () => {
  const company = companyAfter(3 * minute);

  assert.equal(companyAfter(3 * minute + 59_000, company), company);
  assert.equal(companyAfter(4 * minute, company).cycle, 4);
});

test('after an hour the story restarts, so that the company stays small', () => {
  const before = companyAfter(59 * minute);

  assert.equal(companyAfter(60 * minute, before).cycle, 0);
  assert.ok(before.people.size < 400, `${before.people.size} people`);
  assert.equal(companyAfter(-5).cycle, 0);
});
