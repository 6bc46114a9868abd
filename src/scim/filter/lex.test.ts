import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lex, SyntaxFault } from './lex.ts';

/** Tokens in short: words and brackets as they are, strings in quotes. */
function shortOf(text: string): readonly string[] {
  return lex(text).map((token) => {
    if (token.kind === 'word') return token.text;
    return token.kind === 'string' ? JSON.stringify(token.value) : token.kind;
  });
}

test('a filter is cut into words, strings and brackets', () => {
  assert.deepStrictEqual(shortOf('not (emails[type eq "a b"].value pr)'), [
    'not',
    '(',
    'emails',
    '[',
    'type',
    'eq',
    '"a b"',
    ']',
    '.value',
    'pr',
    ')',
    'end',
  ]);
  assert.deepStrictEqual(shortOf('   '), ['end']);
});

test('strings have the escapes of JSON', () => {
  assert.deepStrictEqual(shortOf('"\\u00e9\\"\\\\"'), ['"é\\"\\\\"', 'end']);
});

test('each token knows whether a space precedes it', () => {
  assert.deepStrictEqual(
    lex('a "b"(c ').map(({ spaced }) => spaced),
    [false, true, false, false, true],
  );
});

for (const [text, position] of [
  ['userName eq "bob', 13],
  ['userName eq "\\x41"', 13],
  ['userName\u00a0eq', 9],
  ['a,b', 2],
] as const) {
  test(`${JSON.stringify(text)} is refused at position ${position}`, () => {
    assert.throws(
      () => lex(text),
      (error) => error instanceof SyntaxFault && error.message.endsWith(`at position ${position}`),
    );
  });
}
