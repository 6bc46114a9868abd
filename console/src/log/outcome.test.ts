import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionLabel, outcomeOf } from './outcome.ts';
import { prettyBody, ticketText } from './ticket.ts';

const outcomes = [
  { line: { status: 200, method: 'GET', warnings: [] }, outcome: 'success' },
  { line: { status: 201, method: 'POST', warnings: ['BC-310'] }, outcome: 'warning' },
  { line: { status: 403, method: 'GET', code: 'BC-106', warnings: [] }, outcome: 'failure' },
  { line: { status: 404, method: 'GET', code: 'BC-202', warnings: [] }, outcome: 'miss' },
  { line: { status: 404, method: 'GET', code: 'BC-201', warnings: [] }, outcome: 'failure' },
  { line: { status: 404, method: 'PATCH', code: 'BC-202', warnings: [] }, outcome: 'failure' },
] as const;

for (const { line, outcome } of outcomes) {
  test(`${line.method} answered ${line.status} is a ${outcome}`, () => {
    assert.equal(outcomeOf(line), outcome);
  });
}

test('an action that this build does not know has no label', () => {
  assert.equal(actionLabel('Test connection'), 'action.test');
  assert.equal(actionLabel('toString'), undefined);
});

test('a body that was cut off is shown as it came', () => {
  assert.equal(prettyBody('{"a":1}'), '{\n  "a": 1\n}');
  assert.equal(prettyBody('{"a":'), '{"a":');
});

test('the text for a ticket names event and code and holds no body', () => {
  const text = ticketText(
    {
      id: 'evt_1',
      at: '2026-11-23T14:00:00Z',
      action: 'Create',
      method: 'POST',
      path: '/Users',
      status: 400,
      code: 'BC-401',
      warnings: [],
      isMasked: false,
      durationMs: 1.4,
      requestBody: 'secret body',
    },
    { cause: 'A value does not fit.', fix: 'Correct it.' },
  );

  assert.equal(
    text,
    '2026-11-23T14:00:00Z  POST /Users  400  1 ms\nevent evt_1\ncode BC-401\nA value does not fit.\nCorrect it.',
  );
});
