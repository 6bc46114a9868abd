import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { nameError } from './errors.ts';

function sent(state: string): pg.DatabaseError {
  const error = new pg.DatabaseError('sent by the server', 1, 'error');
  error.code = state;
  return error;
}

test('damaged data and indexes differ from a failing disk', () => {
  const reasons = ['XX001', 'XX002', '58030', '53100'].map((state) => Object(nameError(sent(state))).reason);

  assert.deepStrictEqual(reasons, ['damaged', 'damaged', 'fault', 'full']);
});

test('an error that trying again does not cure keeps its name', () => {
  const error = sent('42P01');

  assert.strictEqual(nameError(error), error);
});
