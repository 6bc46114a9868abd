import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatCount, formatMoment } from './format.ts';

const now = Date.parse('2026-11-23T14:02:11Z');

const moments = [
  { at: '2026-11-23T14:02:11Z', en: 'just now', de: 'gerade eben' },
  { at: '2026-11-23T14:02:09Z', en: '2 seconds ago', de: 'vor 2 Sekunden' },
  { at: '2026-11-23T13:59:11Z', en: '3 minutes ago', de: 'vor 3 Minuten' },
  { at: '2026-11-23T09:00:00Z', en: '5 hours ago', de: 'vor 5 Stunden' },
  { at: '2026-11-23T15:02:11Z', en: 'in 1 hour', de: 'in 1 Stunde' },
] as const;

for (const { at, en, de } of moments) {
  test(`${at} is "${en}" in English and "${de}" in German`, () => {
    assert.equal(formatMoment(at, now, 'en'), en);
    assert.equal(formatMoment(at, now, 'de'), de);
  });
}

test('from 24 hours on, the date is shown in the order of the language', () => {
  assert.match(formatMoment('2026-11-12T09:00:00Z', now, 'en'), /^12 Nov 2026/);
  assert.match(formatMoment('2026-11-12T09:00:00Z', now, 'de'), /^12\.11\.2026/);
});

test('a value that is not a time is shown unchanged', () => {
  assert.equal(formatMoment('soon', now, 'en'), 'soon');
});

test('large numbers are grouped', () => {
  assert.equal(formatCount(100_000, 'en'), '100,000');
  assert.equal(formatCount(100_000, 'de'), '100.000');
});
