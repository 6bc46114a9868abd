import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '../../../src/domain/index.ts';
import { stepsOf } from './steps.ts';

const write = { method: 'POST', action: 'Create', warnings: [] };

const rows = [
  { event: { ...write, status: 201 }, steps: 'done done done done done done' },
  { event: { ...write, status: 201, warnings: ['BC-310'] }, steps: 'done done done done warned done' },
  { event: { ...write, status: 401, code: 'BC-102' }, steps: 'failed open open open open done' },
  { event: { ...write, status: 403, code: 'BC-106' }, steps: 'done failed open open open done' },
  { event: { ...write, status: 413, code: 'BC-410' }, steps: 'done done failed open open done' },
  { event: { ...write, status: 404, code: 'BC-202' }, steps: 'done done done failed open done' },
  { event: { ...write, status: 409, code: 'BC-301' }, steps: 'done done done done failed done' },
  { event: { ...write, status: 400, code: 'BC-999' }, steps: 'done done done done failed done' },
  { event: { ...write, status: 503, code: 'BC-602' }, steps: 'done done done done failed done' },
  { event: { ...write, method: 'GET', action: 'Lookup', status: 200 }, steps: 'done done done done done' },
  {
    event: { ...write, method: 'GET', action: 'Lookup', status: 200, warnings: ['BC-310'] },
    steps: 'done done done warned done',
  },
  {
    event: { ...write, method: 'GET', action: 'Lookup', status: 400, code: 'BC-403' },
    steps: 'done done done failed done',
  },
  {
    event: { ...write, method: 'GET', action: 'Read', status: 404, code: 'BC-202' },
    steps: 'done done done failed done',
  },
] as const;

for (const { event, steps } of rows) {
  const code = 'code' in event ? event.code : event.warnings.join();
  test(`a ${event.method} answered ${String(event.status)} ${code} shows where it came to its end`, () => {
    const { status, method, warnings } = event;
    const ended = { method, code: 'code' in event ? event.code : undefined, status, warnings };

    assert.equal(
      stepsOf({ ...event, outcome: outcomeOf(ended) })
        .map(({ state }) => state)
        .join(' '),
      steps,
    );
  });
}
