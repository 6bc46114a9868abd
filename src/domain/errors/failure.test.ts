import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from './catalogue.ts';
import { Failure } from './failure.ts';
import { sentences } from './sentences.ts';

test('a failure carries its code, its fields and the sentence made of them', () => {
  const fields = { reason: 'cut', length: 58, expected: 61 } as const;

  const failure = new Failure('BC-102', fields);

  assert.equal(
    failure.message,
    'This Secret Token is not known. It has 58 of 61 characters. Create a new one in Becard and paste it in Entra. [BC-102]',
  );
  assert.deepEqual([failure.code, failure.fields], ['BC-102', fields]);
});

test('a value is inserted as it is, even if it looks like a placeholder', () => {
  const { detail } = new Failure('BC-406', { reason: 'missing', reference: '{reason} $&' });

  assert.equal(detail, '{reason} $& was not created: its operation failed, or needs this one first.');
});

test('every sentence belongs to a code of the catalogue that has a status', () => {
  const answered = Object.entries(catalogue).flatMap(([code, entry]) => ('status' in entry ? [code] : []));

  assert.deepEqual(
    Object.keys(sentences).filter((code) => !answered.includes(code)),
    [],
  );
});
