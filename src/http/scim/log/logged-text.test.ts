import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loggedText } from './logged-text.ts';

function logged(value: unknown): unknown {
  return JSON.parse(loggedText(JSON.stringify(value), value));
}

test('a small body is looked at as it was sent', () => {
  const text = '{ "userName" : "jana" }';

  assert.equal(loggedText(text, JSON.parse(text)), text);
});

test('of a large body the beginning is left, and it is JSON still', () => {
  const members = Array.from({ length: 20_000 }, (_, at) => ({ value: `member-${at}` }));
  const names = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`n${at}`, at]));

  const group = logged({ displayName: 'Sales', members }) as { displayName: string; members: readonly unknown[] };
  const text = logged({ title: 'x'.repeat(200_000), userName: 'jana' });
  const wide = logged(names);

  assert.equal(group.displayName, 'Sales');
  assert.deepStrictEqual(group.members.slice(0, 200), members.slice(0, 200));
  assert.ok(JSON.stringify(group).length < 20_000);
  assert.deepStrictEqual(text, { title: `${'x'.repeat(1_000)}…`, userName: 'jana' });
  assert.ok(Object.keys(Object(wide)).length < 600);
});
