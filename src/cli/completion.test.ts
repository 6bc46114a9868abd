// The completion of each shell has every command, and bash offers what can come next.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { createProgram } from './program.ts';
import { processTerminal } from './terminal.ts';
import { run } from './testing/command.ts';
import { commandsOf } from './tree.ts';

const names = commandsOf(createProgram(processTerminal))
  .filter((command) => command.name() !== 'becard' && command.name() !== 'leavers')
  .filter(({ parent }) => parent?.name() !== 'leavers')
  .map((command) => command.name());

for (const shell of ['bash', 'zsh', 'fish']) {
  test(`the completion of ${shell} has every command and no hidden one`, async () => {
    const { code, out } = await run(['completion', shell]);

    assert.equal(code, 0);
    assert.deepEqual(
      names.filter((name) => !new RegExp(`\\b${name}\\b`).test(out)),
      [],
    );
    assert.doesNotMatch(out, /leavers/);
  });
}

for (const [typed, expected] of [
  ['dir', ['directory']],
  ['directory s', ['show', 'set']],
  ['directory set Contoso --pro', ['--provisioning']],
  ['directory set Contoso --entra ', ['on', 'off']],
  ['completion z', ['zsh']],
  ['user list Contoso x', []],
] as const) {
  test(`bash completes "becard ${typed}" with ${expected.join(', ') || 'nothing'}`, async () => {
    const { out } = await run(['completion', 'bash']);
    const words = ['becard', ...typed.split(' ')];

    const offered = execFileSync('bash', ['-c', `${out}\n${printOffers}`, 'bash', ...words], { encoding: 'utf8' });

    assert.deepEqual(offered.split('\n').filter(Boolean), expected);
  });
}

/** As bash asks: all words, of which the last one is being typed. */
const printOffers = `COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _becard; printf '%s\\n' "\${COMPREPLY[@]}"`;
