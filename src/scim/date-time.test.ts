import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDateTime } from './date-time.ts';
import { parseDateTime } from './index.ts';

const instants: readonly (readonly [string, number | undefined])[] = [
  ['2026-01-01T00:00:00Z', Date.UTC(2026, 0, 1)],
  ['2026-01-01T01:00:00+01:00', Date.UTC(2026, 0, 1)],
  ['2026-08-07T10:11:12.1234567Z', Date.UTC(2026, 7, 7, 10, 11, 12) + 123.4567],
  ['2024-02-29T00:00:00', Date.UTC(2024, 1, 29)],
  ['2026-02-29T00:00:00Z', undefined],
  ['2026-01-01', undefined],
  ['2026-01-01T24:00:00Z', Date.UTC(2026, 0, 2)],
  ['2026-12-31T24:00:00.000+01:00', Date.UTC(2026, 11, 31, 23)],
  ['2026-01-01T24:00:00.001Z', undefined],
  ['2026-01-01T24:00:01Z', undefined],
  ['2026-12-31T23:59:60Z', undefined],
  ['0000-01-01T00:00:00Z', -62167219200000],
  ['-0001-12-31T24:00:00Z', -62167219200000],
  ['-0044-03-15T12:00:00Z', -63549316800000],
  ['12026-01-01T00:00:00Z', 317336745600000],
  ['02026-01-01T00:00:00Z', undefined],
  ['+2026-01-01T00:00:00Z', undefined],
  ['226-01-01T00:00:00Z', undefined],
  ['999999-01-01T00:00:00Z', undefined],
  ['2026-01-01T00:00:00+14:00', Date.UTC(2025, 11, 31, 10)],
  ['2026-01-01T00:00:00+14:01', undefined],
  ['2026-00-01T00:00:00Z', undefined],
  ['2026-01-00T00:00:00Z', undefined],
  ['2026-01-01T25:00:00Z', undefined],
  ['yesterday', undefined],
];

for (const [text, expected] of instants) {
  test(`${text} is ${expected ?? 'no dateTime'}`, () => {
    assert.equal(parseDateTime(text), expected);
  });
}

test('a time is written as Date writes it, on whatever day and in whatever order', () => {
  const times = [0, -1, 1, 86_399_999, 86_400_000, -86_400_001, 1_764_112_931_007, 999, 253_402_300_799_999, 4];

  const written = times.map(formatDateTime);

  assert.deepStrictEqual(
    written,
    times.map((time) => new Date(time).toISOString()),
  );
});
