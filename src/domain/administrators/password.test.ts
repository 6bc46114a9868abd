import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { checkPassword } from './password.ts';

const platform = { sha256: (text: string) => createHash('sha256').update(text).digest() };
const email = 'jana.weber@contoso.example';

for (const password of [
  '123456789012',
  'passwordpassword',
  'PasswordPassword',
  'ｐａｓｓｗｏｒｄpassword',
  'password1234',
  '2024Password!',
  'qwertyuiop12',
  '!!iloveyou!!',
  'aaaaaaaaaaaa',
  'abcabcabcabcab',
  'dragondragondragon',
  'administrator',
  'Jana.Weber@contoso.example',
  'my jana.weber pass',
  'BecardBecard',
  'a becard of my own',
]) {
  test(`the password ${password} is refused as easily guessed`, () => {
    assert.throws(() => checkPassword(platform, password, email), { code: 'BC-912' });
  });
}

for (const password of [
  'correct horse battery',
  'Ein Pferd ohne Sattel 9',
  'v7#Qp2!zLr9x',
  'dragon of the north',
  'weber weaves in winter',
  'パスワードは長いほうがいい',
]) {
  test(`the password ${password} is taken`, () => {
    checkPassword(platform, password, email);
  });
}

test('a mailbox of a few letters is part of many words and refuses none', () => {
  checkPassword(platform, 'a janitor in June', 'jan@contoso.example');
});

test('length is asked for first, in characters', () => {
  assert.throws(() => checkPassword(platform, 'password', email), { code: 'BC-906' });
  assert.throws(() => checkPassword(platform, '🐴'.repeat(11), email), { code: 'BC-906', message: /this one has 11/ });
  assert.throws(() => checkPassword(platform, `${'long enough '.repeat(22)}`, email), { code: 'BC-906' });
});
