import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from './outcome.ts';

const samples = [
  { entry: { method: 'GET', status: 200, code: undefined, warnings: [] }, outcome: 'success' },
  { entry: { method: 'POST', status: 201, code: undefined, warnings: ['BC-310'] }, outcome: 'warning' },
  { entry: { method: 'GET', status: 404, code: 'BC-202', warnings: [] }, outcome: 'success' },
  { entry: { method: 'PATCH', status: 404, code: 'BC-202', warnings: [] }, outcome: 'failure' },
  { entry: { method: 'GET', status: 404, code: 'BC-201', warnings: [] }, outcome: 'failure' },
  { entry: { method: 'GET', status: 401, code: 'BC-102', warnings: [] }, outcome: 'refused' },
  { entry: { method: 'GET', status: 403, code: 'BC-106', warnings: [] }, outcome: 'refused' },
  { entry: { method: 'POST', status: 429, code: 'BC-501', warnings: [] }, outcome: 'refused' },
  { entry: { method: 'POST', status: 409, code: 'BC-301', warnings: [] }, outcome: 'failure' },
  { entry: { method: 'GET', status: 503, code: 'BC-602', warnings: [] }, outcome: 'failure' },
] as const;

for (const { entry, outcome } of samples) {
  test(`${entry.method} answered ${entry.status} ${entry.code ?? ''} is a ${outcome}`, () => {
    assert.equal(outcomeOf(entry), outcome);
  });
}
