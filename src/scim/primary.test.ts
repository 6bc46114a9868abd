import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute } from './attribute.ts';
import { ScimError } from './error.ts';
import { preferNewest, settlePrimaries } from './primary.ts';

const emails = attribute('emails', 'Addresses.', { type: 'complex', multiValued: true });
const [first, second, plain] = [{ value: 'a', primary: true }, { value: 'b', primary: true }, { value: 'c' }];

function isRefused(work: () => unknown): boolean {
  try {
    work();
  } catch (error) {
    return error instanceof ScimError && error.scimType === 'invalidValue';
  }
  return false;
}

test('of two primary elements of a POST the first stays, and a PATCH with two is refused', () => {
  assert.deepStrictEqual(settlePrimaries(emails, [first, plain, second], 'first'), [
    first,
    plain,
    { value: 'b', primary: false },
  ]);
  assert.ok(isRefused(() => settlePrimaries(emails, [first, second], 'refuse')));
});

test('a list with one primary element or none is left as it is', () => {
  for (const elements of [[plain, first], [plain], [], ['text']])
    assert.equal(settlePrimaries(emails, elements, 'refuse'), elements);
});

test('the element that an operation made primary wins, and two such elements are refused', () => {
  assert.deepStrictEqual(preferNewest([first, plain, second], [2]), [{ value: 'a', primary: false }, plain, second]);
  assert.deepStrictEqual(preferNewest([first, plain], [1]), [first, plain]);
  assert.ok(isRefused(() => preferNewest([first, second], [0, 1])));
});
