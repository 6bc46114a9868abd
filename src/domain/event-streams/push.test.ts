import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgePush, type PushAnswer, type PushVerdict } from './push.ts';

const now = 1_000_000;

function answered(status: number, body: unknown = '', headers: Readonly<Record<string, string>> = {}): PushAnswer {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

type Row = readonly [name: string, answer: PushAnswer, verdict: PushVerdict];
const http = (status: number) => ({ code: 'http', description: `The receiver answered ${status}.`, at: now });
const rejected = (code: string) => ({ code, description: 'Why.', at: now });

const rows: readonly Row[] = [
  ['202 takes the token', answered(202), { kind: 'accepted' }],
  ['so does 200 of a lenient receiver', answered(200, 'ok'), { kind: 'accepted' }],
  [
    'a token that cannot be read is skipped',
    answered(400, { err: 'invalid_request', description: 'Why.' }),
    { kind: 'skipped', error: rejected('invalid_request') },
  ],
  ...['invalid_key', 'invalid_issuer', 'invalid_audience', 'authentication_failed', 'access_denied'].map(
    (err): Row => [
      `${err} stops the stream`,
      answered(400, { err, description: 'Why.' }),
      { kind: 'stopped', reason: 'rejected', error: rejected(err) },
    ],
  ),
  ['401 stops the stream', answered(401), { kind: 'stopped', reason: 'rejected', error: http(401) }],
  ['410 stops the stream', answered(410), { kind: 'stopped', reason: 'gone', error: http(410) }],
  ['400 without an error is tried again', answered(400, 'oops'), { kind: 'failed', retryAfterMs: 0, error: http(400) }],
  ['a redirect is tried again', answered(302), { kind: 'failed', retryAfterMs: 0, error: http(302) }],
  [
    '503 is tried again when it says',
    answered(503, '', { 'retry-after': '120' }),
    { kind: 'failed', retryAfterMs: 120_000, error: http(503) },
  ],
  [
    'no answer is tried again',
    { failure: 'The connection failed (ECONNREFUSED).' },
    {
      kind: 'failed',
      retryAfterMs: 0,
      error: { code: 'connection', description: 'The connection failed (ECONNREFUSED).', at: now },
    },
  ],
];

for (const [name, answer, verdict] of rows) {
  test(`push: ${name}`, () => {
    assert.deepEqual(judgePush(answer, now), verdict);
  });
}

test('what a receiver writes is kept only in part', () => {
  const verdict = judgePush(answered(400, { err: 'invalid_request', description: 'x'.repeat(5_000) }), now);

  assert.equal(verdict.kind === 'skipped' && verdict.error.description.length, 1_024);
});
