import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const programs = [
  ['npm run model', '../model/main.ts'],
  ['npm run scale', '../scale/main.ts'],
  ['npm run fuzz', '../fuzz/main.ts'],
  ['npm run drill', '../drills/main.ts'],
  ['npm run bench', '../../bench/main.ts'],
] as const;

function run(file: string, ...words: readonly string[]) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return spawnSync(process.execPath, [path, ...words], { encoding: 'utf8' });
}

for (const [name, file] of programs) {
  test(`${name} explains its options, and answers an unknown one with a sentence`, () => {
    const help = run(file, '--help');
    const wrong = run(file, '--frobnicate');

    assert.deepEqual([help.status, help.stderr], [0, '']);
    assert.match(help.stdout, new RegExp(`^${name}`));
    assert.deepEqual(
      [wrong.status, wrong.stdout, wrong.stderr],
      [2, '', `${name}: Unknown option '--frobnicate'.\n\n${help.stdout}`],
    );
  });
}

test('a count that is none is answered with a sentence', () => {
  const { status, stderr } = run('../model/main.ts', '--cases', 'many');

  assert.equal(status, 2);
  assert.match(stderr, /^npm run model: --cases is a whole number from 1 on, not "many"\.\n\nnpm run model/);
});
