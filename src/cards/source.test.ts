import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUnknownPath, readSource } from './source.ts';
import { jana } from './testing/samples.ts';

for (const [source, expected] of [
  ['title', 'Head of Sales'],
  ['emails.value', 'jana.weber@contoso.example'],
  ['emails[type eq "other"].value', 'jana@home.example'],
  ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', 'Sales'],
  ['{name.givenName} {name.familyName}', 'Jana Weber'],
  ['{title}, {nickName}', 'Head of Sales,'],
  ['{nickName} {name.middleName}', undefined],
  ['https://contoso.example/{phoneNumbers[type eq "mobile"].value}', 'https://contoso.example/+49 171 1234567'],
  ['nickName', undefined],
  ['groups', undefined],
] as const) {
  test(`the source ${source} gives ${expected ?? 'nothing'}`, () => {
    assert.equal(readSource(source, jana), expected);
  });
}

test('of several elements the primary is taken, then the one of type work, then the first', () => {
  const read = (...emails: readonly object[]): unknown => readSource('emails.value', { emails });

  const [first, work, primary] = [{ value: 'a' }, { value: 'b', type: 'work' }, { value: 'c', primary: true }];
  assert.deepEqual([read(first, work, primary), read(first, work), read(first)], ['c', 'b', 'a']);
});

test('a source that no user can have is named', () => {
  assert.equal(findUnknownPath('title'), undefined);
  assert.equal(findUnknownPath('{name.givenName} {shoeSize}'), 'shoeSize');
  for (const path of ['', 'shoeSize', 'emails[', 'password', 'groups.display', 'title[x eq "y"]']) {
    assert.equal(findUnknownPath(path), path);
  }
});
