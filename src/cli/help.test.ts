// The help of the program and of each command, the version, and the one voice for what was typed wrongly.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { examples } from './examples.ts';
import { createProgram } from './program.ts';
import { processTerminal } from './terminal.ts';
import { run } from './testing/command.ts';
import { commandsOf, pathOf } from './tree.ts';

const program = createProgram(processTerminal);
const commands = commandsOf(program);

test('the help groups the commands and names exit codes, environment and a page that exists', async () => {
  const { code, out } = await run(['--help']);

  assert.equal(code, 0);
  assert.match(out, /Run:[\s\S]*Directories and people:[\s\S]*Look and repair:[\s\S]*Developers:/);
  assert.match(out, /Exit codes:\n {2}0 +done\n[\s\S]* 78 +wrong configuration/);
  assert.match(out, /Environment:\n {2}BECARD_DATA_DIR /);
  assert.ok(existsSync(/Documentation:\n {2}(.+)\n?/.exec(out)?.[1] ?? ''));
  assert.doesNotMatch(out, /leavers/);
});

test('every command has an example in its help', async () => {
  const verbs = commands.filter((command) => command.commands.length === 0 && pathOf(command) !== 'help');
  const shown = verbs.map(pathOf).filter((path) => !path.startsWith('leavers'));

  assert.deepEqual(Object.keys(examples).toSorted(), ['', ...shown].toSorted());
  const { out } = await run(['token', 'create', '--help']);
  assert.match(out, /Examples:\n {2}becard token create Contoso --name Entra --expires 365d\n/);
});

test('every example names a command and options that exist', () => {
  const unknown = Object.values(examples)
    .flat()
    .filter((line) => !isKnown(line));

  assert.deepEqual(unknown, []);
});

function isKnown(line: string): boolean {
  const words = line.replace(/^source <\(|\)$/g, '').split(' ');
  const path = words.slice(1).join(' ');
  const command = commands.findLast((each) => `${path} `.startsWith(`${pathOf(each)} `));
  const known = [...(command?.options ?? []), ...program.options].map(({ long }) => long);
  return words[0] === 'becard' && command !== undefined && words.filter(isOption).every((word) => known.includes(word));
}

function isOption(word: string): boolean {
  return word.startsWith('--');
}

test('the table of the README has every command', () => {
  const table = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').split('\n');
  const isInTable = (path: string): boolean => {
    const [noun = '', verb = ''] = path.split(' ');
    const rows = table.filter((line) => line.startsWith(`| \`${noun} `) || line.startsWith(`| \`${noun}\``));
    return rows.some((row) => new RegExp(`\\b${verb}\\b`).test(row));
  };

  assert.deepEqual(
    Object.keys(examples).filter((path) => path !== '' && !isInTable(path)),
    [],
  );
});

test('the version is printed by --version and -V as by the command', async () => {
  const { out } = await run(['version']);

  assert.match(out, /^becard \d+\.\d+\.\d+ \(Node 2\d\.[\d.]+\)\n$/);
  assert.deepEqual(await run(['--version']), { code: 0, out, problem: '' });
  assert.deepEqual(await run(['-V']), { code: 0, out, problem: '' });
});

for (const [words, sentences] of [
  [['nope'], ["Unknown command 'nope'.", 'Help: becard --help']],
  [
    ['directory', 'creat'],
    ["Unknown command 'creat'. Did you mean create?", 'Help: becard directory --help'],
  ],
  [
    ['directory', 'create'],
    ["Missing required argument 'name'.", 'Help: becard directory create --help'],
  ],
  [
    ['user', 'list'],
    [
      "Missing required argument 'directory'.",
      'List the User Directories with: becard directory list',
      'Help: becard user list --help',
    ],
  ],
  [
    ['directory', 'list', '--jsn'],
    ["Unknown option '--jsn'. Did you mean --json?", 'Help: becard directory list --help'],
  ],
  [
    ['completion', 'tcsh'],
    [
      "Value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.",
      'Help: becard completion --help',
    ],
  ],
] as const) {
  test(`becard ${words.join(' ')} says what is wrong and where the help of the command is`, async () => {
    const { code, out, problem } = await run(words);

    assert.deepEqual([code, out], [2, '']);
    assert.equal(problem, sentences.map((sentence) => `becard: ${sentence}\n`).join(''));
  });
}

test('a noun without a verb prints its help on standard error', async () => {
  const { code, out, problem } = await run(['directory']);

  assert.deepEqual([code, out], [2, '']);
  assert.match(problem, /^Usage: becard directory /);
});
