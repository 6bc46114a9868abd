import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNames } from './card-archive.ts';

test('files have names that every file system takes, each once', () => {
  const wanted = [
    'jana@contoso.example',
    'Jana@Contoso.example',
    'jana@contoso.example (2)',
    'jana@contoso.example',
    '../../etc/passwd',
    'C:\\Windows\\system32',
    'a\u0000b\u202Ec',
    ' . ',
    'con',
    'LPT1.txt',
    `${'ä'.repeat(300)}`,
    `${'ä'.repeat(301)}`,
  ];

  const names = wanted.map(createNames());

  assert.deepStrictEqual(names, [
    'jana@contoso.example',
    'Jana@Contoso.example (2)',
    'jana@contoso.example (2) (2)',
    'jana@contoso.example (3)',
    '_.._etc_passwd',
    'C__Windows_system32',
    'a_b_c',
    '_',
    '_con',
    '_LPT1.txt',
    'ä'.repeat(100),
    `${'ä'.repeat(100)} (2)`,
  ]);
});
