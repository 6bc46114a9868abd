import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgePassword } from './password-strength.ts';
import { returnPlace } from './return-place.ts';

const verdicts = [
  { password: '', kind: 'short' },
  { password: 'short', kind: 'short' },
  { password: 'aaaaaaaaaaaaaaaa', kind: 'weak' },
  { password: 'abcdefghijklmnop', kind: 'weak' },
  { password: 'passwordpassword', kind: 'weak' },
  { password: 'correct horse battery 9', kind: 'strong' },
  { password: 'v7#Qp2!zLr9x', kind: 'strong' },
] as const;

for (const { password, kind } of verdicts) {
  test(`the password "${password}" is judged ${kind}`, () => {
    assert.equal(judgePassword(password).kind, kind);
  });
}

test('a short password says how many characters are missing, counted as people count', () => {
  assert.deepStrictEqual(judgePassword('äöü😀'), { kind: 'short', missing: 8 });
});

const places = [
  { next: '/d/ud_1/users?search=jana', place: '/d/ud_1/users?search=jana' },
  { next: undefined, place: '/' },
  { next: 'https://evil.example/', place: '/' },
  { next: '//evil.example/', place: '/' },
  { next: '/\\evil.example', place: '/' },
  { next: 'javascript:alert(1)', place: '/' },
] as const;

for (const { next, place } of places) {
  test(`after signing in, "${String(next)}" leads to ${place}`, () => {
    assert.equal(returnPlace(next), place);
  });
}
