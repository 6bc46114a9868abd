// A folder without data: a command says so, and creates nothing there.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { databaseFile } from '../store/index.ts';
import { emptyData, run } from './testing/command.ts';

const commands: readonly (readonly string[])[] = [
  ['directory', 'list'],
  ['directory', 'show', 'ud_x'],
  ['token', 'list', 'ud_x'],
  ['api-key', 'list'],
  ['user', 'list', 'ud_x'],
  ['group', 'list', 'ud_x'],
  ['log', 'list', 'ud_x'],
  ['events', 'list'],
  ['webhook', 'list'],
  ['event-stream', 'list', 'ud_x'],
  ['schema', 'list', 'ud_x'],
  ['admin', 'list'],
  ['audit', 'list'],
  ['audit', 'check'],
  ['deprovisioning', 'show', 'ud_x'],
  ['retention', 'resume'],
  ['backup', 'create', join('missing-folder', 'x.backup')],
];

const beginnings: readonly (readonly string[])[] = [
  ['directory', 'create', 'Contoso', '--activate'],
  ['admin', 'create', 'ada@example.com'],
];

for (const words of beginnings) {
  test(`becard ${words.join(' ')} creates the store where there is none`, async () => {
    const [option, data] = emptyData();

    const { code } = await run([...words, option, join(data, 'missing')]);

    assert.deepEqual([code, readdirSync(join(data, 'missing')).includes(databaseFile)], [0, true]);
  });
}

for (const words of commands) {
  test(`becard ${words.join(' ')} refuses a folder without data and creates nothing`, async () => {
    const [option, data] = emptyData();
    const missing = join(data, 'missing');

    const ended = [await run([...words, option, data]), await run([...words, option, missing])];

    assert.deepEqual(
      ended.map(({ code, out }) => [code, out]),
      [
        [78, ''],
        [78, ''],
      ],
    );
    assert.equal(
      ended[0]?.problem,
      `becard: There is no data of Becard in ${data}. Name its folder with --data or BECARD_DATA_DIR; becard serve creates a new one.\n`,
    );
    assert.deepEqual([readdirSync(data), existsSync(missing)], [[], false]);
  });
}
