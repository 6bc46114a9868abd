// Tables and facts as a terminal shows them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table } from './output.ts';
import { json, newData, run, runOnTerminal } from './testing/command.ts';

test('columns line up by what a terminal shows: wide characters take two cells, combining ones none', () => {
  const rows = [
    ['山田太郎', 'x'],
    ['Zoe\u0308', 'x'],
    ['👩‍💻', 'x'],
  ];

  const text = table(['NAME', 'NEXT'], rows, '');

  assert.equal(text, ['NAME      NEXT', '山田太郎  x', 'Zoe\u0308       x', '👩‍💻        x'].join('\n'));
});

test('a list of 200,000 users is printed', () => {
  const text = table(['NAME'], Array(200_000).fill(['Anna']), '');

  assert.equal(text.length, '\nAnna'.length * 200_000 + 'NAME'.length);
});

test('control characters of a name do not reach the terminal', () => {
  assert.equal(table(['NAME'], [['a\u001b[2Jb']], ''), 'NAME\na\ufffd[2Jb');
});

test('what is off is red on a terminal alone, and not with NO_COLOR', async () => {
  const at = newData();
  await json(['directory', 'create', 'Contoso', ...at]);
  const words = ['directory', 'list', ...at];

  const [piped, shown, plain] = [
    await run(words),
    await runOnTerminal(words),
    await runOnTerminal(words, { NO_COLOR: '1' }),
  ];

  assert.ok(shown.out.includes('\u001b[31moff\u001b[39m'));
  assert.deepEqual([plain.out, piped.out.includes('\u001b')], [piped.out, false]);
});
