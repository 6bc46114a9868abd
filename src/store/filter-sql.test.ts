import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition } from '../domain/store.ts';
import { toSql } from './filter-sql.ts';
import { directoryId } from './testing/samples.ts';

const scope = { directoryId: directoryId('ud_a'), type: 'User' };
const nasty = `'"; DROP TABLE resource; -- ? %`;

const cases: readonly {
  readonly condition: Condition;
  readonly text: string;
  readonly parameters: readonly unknown[];
}[] = [
  { condition: { kind: 'all' }, text: 'TRUE', parameters: [] },
  { condition: { kind: 'equals', key: 'unique', value: nasty }, text: 'r.unique_key = ?', parameters: [nasty] },
  {
    condition: { kind: 'not', condition: { kind: 'equals', key: 'manager', value: nasty } },
    text: 'NOT ((r.manager_id IS NOT NULL AND r.manager_id = ?))',
    parameters: [nasty],
  },
  {
    condition: { kind: 'starts', key: 'unique', value: 'an' },
    text: '(r.unique_key >= ? AND r.unique_key < ?)',
    parameters: ['an', 'ao'],
  },
  {
    condition: {
      kind: 'and',
      left: { kind: 'or', left: { kind: 'none' }, right: { kind: 'active', value: true } },
      right: { kind: 'time', key: 'changedAt', operator: 'ge', value: 7 },
    },
    text: '(r.active = ? AND r.changed_at >= ?)',
    parameters: [1, 7],
  },
  {
    condition: { kind: 'and', left: { kind: 'none' }, right: { kind: 'present', key: 'email' } },
    text: 'FALSE',
    parameters: [],
  },
];

test('a condition becomes text of constants, and its values become parameters', () => {
  for (const { condition, text, parameters } of cases) {
    assert.deepStrictEqual(toSql(condition, scope), { text, parameters });
  }
});

test('no value of any condition is found in the text', () => {
  const keys = ['id', 'unique', 'externalId', 'display', 'manager', 'email', 'member', 'membership'] as const;
  const starts = ['unique', 'externalId', 'display', 'email'] as const;
  const conditions: readonly Condition[] = [
    ...keys.map((key) => ({ kind: 'equals', key, value: nasty }) as const),
    ...starts.map((key) => ({ kind: 'starts', key, value: nasty }) as const),
  ];

  for (const condition of conditions) {
    const { text, parameters } = toSql(condition, scope);
    assert.equal(text.includes('DROP'), false);
    assert.equal(text.split('?').length - 1, parameters.length);
    assert.ok(parameters.includes(nasty));
  }
});

test('a condition nested beyond any filter is refused before it can exhaust the stack', () => {
  let condition: Condition = { kind: 'active', value: true };
  for (let depth = 0; depth < 100_000; depth += 1) condition = { kind: 'not', condition };

  assert.throws(() => toSql(condition, scope), RangeError);
});
