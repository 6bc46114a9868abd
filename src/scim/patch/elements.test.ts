import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePath } from '../path.ts';
import { userType } from '../resource-type.ts';
import { patchElements } from './elements.ts';

const current = [
  { type: 'work', value: 'jana@example.com', primary: true },
  { type: 'home', value: 'jana@home.test' },
];

function patched(op: 'add' | 'replace' | 'remove', path: string, value?: unknown): readonly unknown[] | undefined {
  const target = parsePath(path, userType);
  if (target.kind !== 'attribute') return assert.fail(path);
  return patchElements({ op, target, value, explicit: true }, target, current, { left: 1_000 });
}

test('a filtered operation changes the elements that match and leaves the others as they are', () => {
  const after = patched('replace', 'emails[type eq "home"].value', 'new@home.test');

  assert.deepStrictEqual(after, [current[0], { type: 'home', value: 'new@home.test' }]);
  assert.equal(after?.[0], current[0]);
});

test('an element that becomes primary takes that from the former one', () => {
  assert.deepStrictEqual(patched('replace', 'emails[type eq "home"].primary', true), [
    { ...current[0], primary: false },
    { ...current[1], primary: true },
  ]);
});

test('an element is created from a filter that says what it is', () => {
  assert.deepStrictEqual(patched('add', 'emails[type eq "other"].value', 'x@example.com')?.at(-1), {
    type: 'other',
    value: 'x@example.com',
  });
});

test('a filter that matches nothing and cannot make an element has no target', () => {
  assert.throws(() => patched('replace', 'emails[value eq "unknown"].display', 'x'), {
    name: 'ScimError',
    scimType: 'noTarget',
  });
});

test('a list without elements is gone, and one is removed by its filter', () => {
  assert.deepStrictEqual(patched('remove', 'emails[type eq "home"]'), [current[0]]);
  assert.equal(patched('remove', 'emails[value pr]'), undefined);
});

test('the work on a list has a bound', () => {
  const target = parsePath('emails[type eq "home" or type eq "work"].display', userType);

  assert.throws(
    () =>
      target.kind === 'attribute' &&
      patchElements({ op: 'add', target, value: 'x', explicit: true }, target, current, { left: 3 }),
    { name: 'ScimError', scimType: 'tooMany' },
  );
});
