import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Column, columnNames, fitColumns } from './columns.ts';

const chosen: readonly Column[] = ['email', 'title', 'department', 'status', 'changed'];

test('on a phone the status is beside the name and everything else below it', () => {
  const { shown, below, template } = fitColumns(chosen, 296);

  assert.deepEqual([shown, below], [['status'], ['email', 'title', 'department', 'changed']]);
  assert.equal(template, 'minmax(0, 1fr) auto');
  assert.equal(fitColumns(['email'], 296).template, 'minmax(0, 1fr)');
});

test('columns that do not fit beside one another follow below the name, the status last', () => {
  const { shown, below } = fitColumns(chosen, 800);

  assert.deepEqual(
    [shown, below],
    [
      ['email', 'title', 'status'],
      ['department', 'changed'],
    ],
  );
});

test('a wide window has a place for every column, in the order of the table', () => {
  const { shown, below, template } = fitColumns(columnNames, 2_000);

  assert.deepEqual([shown, below], [columnNames, []]);
  assert.equal(template.split(' minmax(').length + template.split(/ \d+px/).length - 1, columnNames.length + 1);
});
