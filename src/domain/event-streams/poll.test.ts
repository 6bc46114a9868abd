import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePoll, pollLimits } from './poll.ts';

test('an empty poll asks for what there is and waits for it', () => {
  assert.deepEqual(parsePoll({}), {
    maxEvents: pollLimits.maxEvents,
    returnImmediately: false,
    acknowledged: [],
    errors: new Map(),
  });
});

test('a poll acknowledges tokens and says what is wrong with others', () => {
  const poll = parsePoll({
    maxEvents: 5,
    returnImmediately: true,
    ack: ['a', 'b'],
    setErrs: { c: { err: 'invalid_request', description: 'Unreadable.' }, d: { err: 'access_denied' } },
  });

  assert.deepEqual(poll, {
    maxEvents: 5,
    returnImmediately: true,
    acknowledged: ['a', 'b'],
    errors: new Map([
      ['c', { code: 'invalid_request', description: 'Unreadable.' }],
      ['d', { code: 'access_denied', description: '' }],
    ]),
  });
});

test('more tokens than one answer holds are given in several', () => {
  assert.equal(parsePoll({ maxEvents: 100_000 }).maxEvents, pollLimits.maxEvents);
});

const malformed: readonly unknown[] = [
  'text',
  [],
  null,
  { maxEvents: -1 },
  { maxEvents: 1.5 },
  { maxEvents: '5' },
  { returnImmediately: 'yes' },
  { ack: 'a' },
  { ack: [1] },
  { setErrs: [] },
  { setErrs: { a: 'invalid_request' } },
  { setErrs: { a: { err: 5 } } },
  { ack: Array.from({ length: pollLimits.maxAcknowledged + 1 }, (_, at) => String(at)) },
];

for (const body of malformed) {
  test(`a poll is refused: ${JSON.stringify(body)?.slice(0, 60)}`, () => {
    assert.throws(() => parsePoll(body), { name: 'Failure', code: 'BC-906' });
  });
}
