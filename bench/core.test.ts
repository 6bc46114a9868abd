import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tasks } from './core.ts';

test('every library finds the person whom the filter asks for', () => {
  const answers = Object.values(tasks['read a filter, ask it of a person'] ?? {}).map((run) => run());

  assert.deepStrictEqual(answers, [true, true, true]);
});

test('every library makes the same person of a PATCH', () => {
  const people = Object.values(tasks['PATCH with four operations, from text to text'] ?? {}).map((run) => {
    const { meta: _, schemas: _schemas, ...attributes } = JSON.parse(String(run()));
    return attributes;
  });

  assert.strictEqual(people.length, 2);
  assert.deepStrictEqual(people[1], people[0]);
});
