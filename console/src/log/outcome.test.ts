import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toneOf } from './outcome.ts';
import { prettyBody, ticketText } from './ticket.ts';

test('a look-up of a resource that does not exist is shown quietly', () => {
  assert.equal(toneOf({ outcome: 'success', code: 'BC-202' }), 'quiet');
  assert.equal(toneOf({ outcome: 'failure', code: 'BC-202' }), 'bad');
  assert.equal(toneOf({ outcome: 'refused', code: 'BC-102' }), 'bad');
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
      outcome: 'failure',
      code: 'BC-401',
      warnings: [],
      isMasked: false,
      named: [],
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
