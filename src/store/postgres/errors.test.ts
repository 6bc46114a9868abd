import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { explainConnecting, nameError } from './errors.ts';

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

test('a connection that is not opened says where to, as whom, why, and what to check', () => {
  const target = { host: 'db.example.com', port: 5432, database: 'becard', user: 'becard' };
  const place = 'database becard on db.example.com:5432, user becard';
  const both = new AggregateError([new Error('connect ECONNREFUSED ::1'), new Error('connect ECONNREFUSED 127.0.0.1')]);
  const sentenceOf = (error: Error): string => Object(explainConnecting(error, target)).message;

  assert.equal(
    sentenceOf(both),
    `The database cannot be reached: ${place}. Cause: connect ECONNREFUSED ::1; connect ECONNREFUSED 127.0.0.1. Check that the database is running, and host, port and TLS in --database or BECARD_DATABASE_URL.`,
  );
  assert.equal(
    sentenceOf(sent('28P01')),
    `The database refuses this user: ${place}. Cause: sent by the server. Check user and password in --database or BECARD_DATABASE_URL.`,
  );
  assert.equal(
    sentenceOf(sent('3D000')),
    `The database does not exist: ${place}. Cause: sent by the server. Create the database, or correct its name in --database or BECARD_DATABASE_URL.`,
  );
});
