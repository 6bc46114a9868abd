// Exit codes mean one thing each, whichever command ends with them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { exitCodeMeanings, exitCodes } from './exit-codes.ts';
import { emptyData, folder, json, newData, run } from './testing/command.ts';

const at = newData();
const { id } = await json(['directory', 'create', 'Contoso', '--activate', ...at]);
const [token] = await json(['token', 'list', id, ...at]);
await json(['token', 'create', id, ...at]);
await json(['admin', 'create', 'ada@example.com', ...at]);
const backup = join(folder, 'exit.backup');
await json(['backup', 'create', backup, ...at]);
const missing = join(folder, 'missing', 'file');
const nowhere = 'postgresql://becard@127.0.0.1:1/becard';

const rows: readonly (readonly [code: keyof typeof exitCodes, words: readonly string[]])[] = [
  ['done', ['directory', 'list', ...at]],
  ['done', ['--help']],
  ['done', ['--version']],
  ['done', ['completion', 'bash']],
  ['fault', ['directory', 'list', '--database', nowhere]],
  ['fault', ['backup', 'verify', join(at[1], 'becard.sqlite'), ...at]],
  ['usage', ['nope']],
  ['usage', ['directory']],
  ['usage', ['directory', 'create']],
  ['usage', ['directory', 'list', '--nope']],
  ['usage', ['directory', 'create', ' ', ...at]],
  ['usage', ['directory', 'set', id, ...at]],
  ['usage', ['token', 'set', id, token.id, ...at]],
  ['usage', ['api-key', 'set', 'key_x', ...at]],
  ['usage', ['webhook', 'set', 'whk_x', ...at]],
  ['usage', ['directory', 'delete', id, ...at]],
  ['usage', ['schema', 'import', id, missing, ...at]],
  ['usage', ['backup', 'create', missing, ...at]],
  ['usage', ['backup', 'verify', missing, ...at]],
  ['usage', ['backup', 'restore', missing, ...emptyData()]],
  ['usage', ['event-stream', 'create', id, '--audience', 'x', '--authorization-file', missing, ...at]],
  ['usage', ['rehearse', '--tenant-url', 'nowhere', '--token', 'x']],
  ['usage', ['rehearse', '--tenant-url', 'http://127.0.0.1:1', '--token', 'x', '--users', '0']],
  ['notFound', ['directory', 'show', 'ud_x', ...at]],
  ['notFound', ['directory', 'show', 'Unknown', ...at]],
  ['notFound', ['token', 'revoke', id, 'tok_x', '--yes', ...at]],
  ['notFound', ['user', 'show', id, 'ada', ...at]],
  ['notFound', ['admin', 'reset', 'bea@example.com', ...at]],
  ['refused', ['admin', 'create', 'ada@example.com', ...at]],
  ['refused', ['token', 'create', id, ...at]],
  ['refused', ['deprovisioning', 'acknowledge', id, ...at]],
  ['refused', ['backup', 'create', backup, ...at]],
  ['refused', ['backup', 'restore', backup, ...at]],
  ['configuration', ['directory', 'list', ...emptyData()]],
  ['configuration', ['directory', 'list', '--public-url', 'nowhere', ...at]],
  ['configuration', ['serve', '--port', '99999', ...at]],
  ['configuration', ['directory', 'list', '--server', 'https://cards.example.com']],
];

for (const [name, words] of rows) {
  test(`becard ${words.join(' ')} ends with ${exitCodes[name]}`, async () => {
    const { code, problem } = await run(words);

    assert.equal(code, exitCodes[name], problem);
    assert.equal(problem.includes('    at '), false, problem);
  });
}

test('the page on the command line explains every exit code', () => {
  const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');

  for (const [code, meaning] of exitCodeMeanings) assert.ok(page.includes(`| ${code} | ${meaning} |`), meaning);
});
