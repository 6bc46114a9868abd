// What every command of the data does: exit codes, one JSON document, the audit log.

import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { folder, json, newData, run, runOnTerminal } from './testing/command.ts';

test('a directory is created with everything Entra needs, listed, changed and deleted', async () => {
  const at = newData();

  const created = await json(['directory', 'create', 'Contoso', '--activate', ...at], {
    BECARD_PUBLIC_URL: 'http://127.0.0.1:9001',
  });
  const listed = await json(['directory', 'list', ...at]);
  const changed = await json(['directory', 'set', created.id, '--provisioning', 'off', '--name', 'Fabrikam', ...at]);
  const kept = await run(['directory', 'delete', created.id, ...at]);
  const deleted = await json(['directory', 'delete', created.id, '--yes', ...at]);
  const gone = await run(['directory', 'show', created.id, ...at]);

  assert.deepEqual(Object.keys(created), ['id', 'name', 'tenantUrl', 'token']);
  assert.equal(created.tenantUrl, `http://127.0.0.1:9001/scim/v2/${created.id}`);
  assert.match(created.token, /^becard_scim_[0-9A-Za-z]{49}$/);
  assert.deepEqual([listed.length, listed[0].entra, listed[0].provisioning], [1, true, true]);
  assert.deepEqual([changed.name, changed.entra, changed.provisioning], ['Fabrikam', true, false]);
  assert.deepEqual([kept.code, deleted, gone.code], [2, { id: created.id, deleted: true }, 3]);
});

test('tokens are created with an end, listed without their secret, refused above two and revoked', async () => {
  const at = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...at]);

  const created = await json(['token', 'create', id, '--name', 'Entra', '--expires', '365d', ...at]);
  await json(['token', 'create', id, ...at]);
  const third = await run(['token', 'create', id, ...at]);
  const changed = await json(['token', 'set', id, created.id, '--name', 'Entra 2', '--expires', 'never', ...at]);
  const revoked = await json(['token', 'revoke', id, created.id, '--yes', ...at]);
  const listed = await run(['token', 'list', id, '--json', ...at]);

  assert.deepEqual([changed.id, changed.name, changed.expiresAt], [created.id, 'Entra 2', undefined]);
  assert.equal(Date.parse(created.expiresAt) - Date.parse(created.createdAt), 365 * 86_400_000);
  assert.deepEqual([third.code, third.out], [4, '']);
  assert.match(third.problem, /BC-905/);
  assert.deepEqual(Object.keys(revoked), ['id', 'revokedAt']);
  assert.equal(JSON.parse(listed.out).length, 2);
  assert.equal(listed.out.includes(created.token), false);
});

test('administrators get a link, once each', async () => {
  const at = newData();

  const created = await json(['admin', 'create', 'Ada@example.com', ...at], { BECARD_PUBLIC_URL: 'https://x.example' });
  const again = await run(['admin', 'create', 'ada@example.com', ...at]);
  const reset = await json(['admin', 'reset', 'ada@example.com', ...at]);
  const unknown = await run(['admin', 'reset', 'bob@example.com', ...at]);
  const [listed] = await json(['admin', 'list', ...at]);

  assert.equal(created.email, 'ada@example.com');
  assert.match(created.link, /^https:\/\/x\.example\/welcome#[0-9A-Za-z]{43}$/);
  assert.notEqual(reset.link, created.link);
  assert.deepEqual([again.code, unknown.code, listed.role], [4, 3, 'owner']);
});

test('every act on the command line is in the audit log, which tells when a line was taken out', async () => {
  const at = newData();
  const created = await json(['directory', 'create', 'Contoso', '--activate', ...at]);
  await json(['directory', 'set', created.id, '--name', 'Fabrikam', ...at]);
  await json(['directory', 'set', created.id, '--name', 'Fabrikam', ...at]);
  const token = await json(['token', 'create', created.id, '--replace', '--yes', ...at]);
  await json(['token', 'revoke', created.id, token.id, '--yes', ...at]);
  await json(['directory', 'delete', created.id, '--yes', ...at]);
  await json(['admin', 'create', 'ada@example.com', ...at]);
  await json(['admin', 'reset', 'ada@example.com', ...at]);

  const listed = await run(['audit', 'list', '--json', ...at]);
  const intact = await json(['audit', 'check', ...at]);
  const database = new DatabaseSync(join(at[1], 'becard.sqlite'));
  database.exec('DELETE FROM audit WHERE sequence = 4');
  database.close();
  const broken = await run(['audit', 'check', ...at]);
  const { sequence, hash } = intact.head;
  const longer = await run(['audit', 'check', '--head', `${sequence + 1}:${hash}`, ...at]);
  rmSync(join(at[1], 'audit.key'));
  const otherKey = await run(['audit', 'check', ...at]);

  const lines = JSON.parse(listed.out);
  assert.deepEqual(
    lines.map(({ action, subject }: Readonly<Record<string, string>>) => `${action} ${subject}`).toReversed(),
    [
      'directory.created Contoso',
      'token.created Token 1',
      'directory.changed Contoso',
      'token.created Token 2',
      'token.revoked Token 1',
      'token.revoked Token 2',
      'directory.deletion_begun Fabrikam',
      'directory.deleted Fabrikam',
      'administrator.invited ada@example.com',
      'administrator.reset ada@example.com',
    ],
  );
  assert.match(lines[0].actor, /^command line \(.+\)$/);
  assert.equal(listed.out.includes(token.token) || listed.out.includes(created.token), false);
  assert.deepEqual([intact.state, intact.entries, intact.keyed, intact.sealed], ['intact', 10, 10, 0]);
  assert.deepEqual([sequence, hash], [10, lines[0].hash]);
  assert.match(longer.out, /^Entry 11 is missing/);
  assert.match(otherKey.out, /^Entry 10 is not signed with key [0-9a-f]{12}/);
  assert.deepEqual([broken.code, broken.problem], [1, '']);
  assert.match(broken.out, /^Entry 4 is missing/);
});

for (const [what, words, code] of [
  ['an unknown command', ['nope'], 2],
  ['an unknown option', ['version', '--nope'], 2],
  ['a missing argument', ['directory', 'create'], 2],
  ['a value that is no choice', ['directory', 'set', 'ud_x', '--entra', 'maybe'], 2],
  ['days that are none', ['token', 'create', 'ud_x', '--expires', 'soon'], 2],
  ['an end that is none', ['token', 'set', 'ud_x', 'tok_x', '--expires', 'soon'], 2],
  ['a directory that is not there', ['user', 'list', 'ud_x'], 3],
  ['an empty name', ['directory', 'create', ' '], 2],
  ['help', ['--help'], 0],
  ['a configuration that cannot be used', ['directory', 'list', '--public-url', 'nowhere'], 78],
] as const) {
  test(`${what} ends with exit code ${code}`, async () => {
    const ended = await run(words, { BECARD_DATA_DIR: newData()[1] });

    assert.equal(ended.code, code);
    assert.equal(ended.problem.includes('    at '), false);
  });
}

test('an unknown setting gets a warning on standard error and leaves the result alone', async () => {
  const at = newData();

  const ended = await run(['directory', 'list', '--json', ...at], { BECARD_PROT: '1' });

  assert.deepEqual([ended.code, JSON.parse(ended.out)], [0, []]);
  assert.match(ended.problem, /BECARD_PROT .*Did you mean BECARD_PORT\?/);
});

test('a directory is named by its id or by its whole name', async () => {
  const at = newData();
  const contoso = await json(['directory', 'create', 'Contoso', ...at]);
  const twins = [
    await json(['directory', 'create', 'Twin', ...at]),
    await json(['directory', 'create', 'Twin', ...at]),
  ];

  const shown = await json(['directory', 'show', 'Contoso', ...at]);
  const token = await json(['token', 'create', 'Contoso', ...at]);
  const events = await json(['events', 'list', '--directory', 'Contoso', ...at]);
  const part = await run(['user', 'list', 'Conto', ...at]);
  const twin = await run(['user', 'list', 'Twin', ...at]);

  assert.deepEqual([shown.id, events.events.length > 0], [contoso.id, true]);
  assert.equal((await json(['token', 'list', contoso.id, ...at]))[0].id, token.id);
  assert.deepEqual([part.code, twin.code], [3, 2]);
  assert.equal(
    part.problem,
    'becard: There is no User Directory "Conto". [BC-904]\nbecard: List the User Directories with: becard directory list\n',
  );
  for (const { id } of twins) assert.ok(twin.problem.includes(id));
});

test('at a terminal a directory is deleted after its name was typed, and not otherwise', async () => {
  const at = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...at]);

  const refused = await runOnTerminal(['directory', 'delete', id, ...at], {}, 'yes');
  const elsewhere = await run(['directory', 'delete', id, ...at]);
  const deleted = await runOnTerminal(['directory', 'delete', id, ...at], {}, 'Contoso');

  assert.deepEqual([refused.code, elsewhere.code, deleted.code], [2, 2, 0]);
  assert.match(refused.problem, /Enter the exact name/);
  assert.match(elsewhere.problem, /Repeat with --yes/);
  assert.equal(deleted.out, `Deleted ${id} (Contoso).\n`);
});

test('what cannot be undone asks at a terminal, and needs --yes without one', async () => {
  const at = newData();
  const { id } = await json(['directory', 'create', 'Contoso', '--activate', ...at]);
  const [token] = await json(['token', 'list', id, ...at]);
  const revoke = ['token', 'revoke', id, token.id, ...at];

  const declined = await runOnTerminal(revoke, {}, '');
  const elsewhere = await run(revoke);
  const confirmed = await runOnTerminal(revoke, {}, 'y');

  assert.deepEqual([declined.code, elsewhere.code, confirmed.code], [2, 2, 0]);
  assert.match(declined.problem, /Not confirmed\. Nothing was changed\./);
  assert.match(elsewhere.problem, /rejected from now on\. Repeat with --yes to confirm\./);
  assert.match(confirmed.out, /^Revoked tok_/);
});

test('a change that names nothing to change is wrong usage', async () => {
  const { code, problem } = await run(['directory', 'set', 'Contoso', ...newData()]);

  assert.equal(code, 2);
  assert.equal(
    problem,
    'becard: Nothing to change: give at least one option that changes something.\nbecard: Help: becard directory set --help\n',
  );
});

test('through npm in a clone, a file is looked for where the command was typed', async () => {
  const at = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...at]);
  const typedIn = join(folder, 'typed-in');
  mkdirSync(typedIn);
  const attributes = [{ name: 'badge', type: 'string' }];
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Schema'];
  const schema = { schemas, id: 'urn:contoso:2.0:User', name: 'Badge', attributes };
  writeFileSync(join(typedIn, 'badge.json'), JSON.stringify(schema));
  const npm = { INIT_CWD: typedIn, npm_package_name: 'becard' };

  const imported = await json(['schema', 'import', id, 'badge.json', ...at], npm);
  const created = await json(['backup', 'create', 'becard.backup', ...at], npm);
  const elsewhere = await run(['schema', 'import', id, 'badge.json', ...at], { ...npm, npm_package_name: 'other' });

  assert.equal(imported.schemas.length, 1);
  assert.equal(created.file, join(typedIn, 'becard.backup'));
  assert.equal(elsewhere.code, 2);
});
