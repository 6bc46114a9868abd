import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import { groupByDay } from './log-rows.ts';

function entryAt(id: string, at: string, more: Partial<LogEntry> = {}): LogEntry {
  return {
    id,
    at,
    action: 'Update',
    method: 'PATCH',
    path: '/Users/1',
    status: 200,
    outcome: 'success',
    warnings: [],
    durationMs: 1,
    subject: 'Anna',
    ...more,
  };
}

function shapeOf(days: ReturnType<typeof groupByDay>): unknown {
  return days.map(({ rows }) => rows.map(({ entry, repeats }) => [entry.id, ...repeats.map(({ id }) => id)].join(' ')));
}

const entries = [
  entryAt('e', '2026-11-30T12:00:00Z'),
  entryAt('d', '2026-11-30T11:59:00Z'),
  entryAt('c', '2026-11-30T11:58:00Z', { status: 400, outcome: 'failure', code: 'BC-402' }),
  entryAt('b', '2026-11-30T11:57:00Z'),
  entryAt('a', '2026-11-28T11:57:00Z'),
];

test('lines that say the same one after another are one, within a day', () => {
  assert.deepStrictEqual(shapeOf(groupByDay(entries, true)), [['e d', 'c', 'b'], ['a']]);
});

test('unfolded, each line is a row of its own', () => {
  assert.deepStrictEqual(shapeOf(groupByDay(entries, false)), [['e', 'd', 'c', 'b'], ['a']]);
  assert.deepStrictEqual(groupByDay([], true), []);
});
