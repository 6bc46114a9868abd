import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, newData, run } from './testing/command.ts';

test('an API key is created for directories and scopes, listed without its secret, changed and revoked', async () => {
  const at = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...at]);
  const words = ['api-key', 'create', 'Personnel', '--scope', 'users:read,log:read', '--directory', id];

  const created = await json([...words, '--expires', '30d', ...at]);
  const changed = await json(['api-key', 'set', created.id, '--name', 'Other', '--expires', 'never', ...at]);
  const revoked = await json(['api-key', 'revoke', created.id, '--yes', ...at]);
  const again = await run(['api-key', 'change', created.id, '--name', 'Third', ...at]);
  const listed = await run(['api-key', 'list', '--json', ...at]);

  assert.match(created.key, /^becard_api_[0-9A-Za-z]{49}$/);
  assert.deepEqual([created.scopes, created.directories], [['users:read', 'log:read'], [id]]);
  assert.deepEqual([changed.name, changed.expiresAt], ['Other', undefined]);
  assert.equal(again.code, 4);
  assert.match(again.problem, /BC-905/);
  assert.equal(listed.out.includes(created.key), false);
  const [row] = JSON.parse(listed.out);
  assert.deepEqual([row.state, row.revokedAt, row.createdBy], ['revoked', revoked.revokedAt, created.createdBy]);
});

test('an API key of the installation is shown once, with what it may do', async () => {
  const at = newData();

  const empty = await run(['api-key', 'list', ...at]);
  const created = await run(['api-key', 'create', 'Backup', '--scope', 'audit:read', 'admin', ...at]);
  const listed = await run(['api-key', 'list', ...at]);

  assert.match(empty.out, /No API keys yet\./);
  assert.match(created.out, /becard_api_[0-9A-Za-z]{49} {2}\(shown this once\)/);
  assert.match(created.out, /Scopes: +audit:read, admin\nDirectories: +all\nExpires: +never/);
  assert.match(listed.out, /Backup +becard_api_\w{3}…\w{2} +active +audit:read,admin +all/);
});

test('an API key is refused without a scope, with an unknown one, and for an unknown directory', async () => {
  const at = newData();
  const create = async (...words: readonly string[]): Promise<number | undefined> =>
    (await run(['api-key', 'create', 'Personnel', ...words, ...at])).code;

  const codes = [
    await create(),
    await create('--scope', 'users:delete'),
    await create('--scope', 'users:read', '--directory', 'ud_none'),
    (await run(['api-key', 'revoke', 'key_none', '--yes', ...at])).code,
  ];

  assert.deepEqual(codes, [2, 2, 3, 3]);
});
