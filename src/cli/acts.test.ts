// Every verb of the command line that changes something: its line in the audit log, and that nothing is done when that cannot be written.

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { folder, json, newData, run, runOnTerminal } from './testing/command.ts';

const urn = 'urn:contoso:2.0:User';
const refuse = `CREATE TRIGGER refuse BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no line'); END`;

/** A directory with a token, a schema and an administrator, and what each verb is called with there. */
async function openFilled() {
  const data = newData();
  const created = await json(['directory', 'create', 'Contoso', '--activate', ...data]);
  const [token] = await json(['token', 'list', created.id, ...data]);
  await json(['admin', 'create', 'ada@example.com', ...data]);
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Schema'];
  const file = join(folder, `${created.id}.json`);
  const attributes = [{ name: 'badge', type: 'string' }];
  writeFileSync(file, JSON.stringify({ schemas, id: urn, name: 'Badge', attributes }));
  await json(['schema', 'import', created.id, file, ...data]);
  writeFileSync(file, JSON.stringify({ schemas, id: 'urn:fabrikam:2.0:User', name: 'Other', attributes }));
  leaveInWave(join(data[1], 'becard.sqlite'), created.id);
  const key = await json(['api-key', 'create', 'Personnel', '--scope', 'users:read', ...data]);
  const backup = join(folder, `${created.id}.backup`);
  return { data, id: String(created.id), token: String(token.id), key: String(key.id), file, backup };
}

/** More people than usual left just now, and are kept no longer. */
function leaveInWave(path: string, id: string): void {
  const database = new DatabaseSync(path);
  const columns = 'id, directory_id, type, at, actor, resource_id, subject, changes';
  const insert = database.prepare(
    `INSERT INTO event (${columns}) VALUES (?, ?, 'user.deleted', ?, 'tok', ?, 'x', '[]')`,
  );
  for (let number = 0; number < 26; number += 1) insert.run(`evt_${number}`, id, Date.now() - 60_000, `gone-${number}`);
  database.exec('UPDATE retention_clock SET seen_at = 0');
  database.close();
}

type Filled = Awaited<ReturnType<typeof openFilled>>;

const verbs: readonly (readonly [words: (filled: Filled) => readonly string[], acts: readonly string[]])[] = [
  [() => ['directory', 'create', 'Fabrikam'], ['directory.created']],
  [({ id }) => ['directory', 'set', id, '--entra', 'off'], ['directory.changed']],
  [({ id }) => ['token', 'create', id], ['token.created']],
  [({ id, token }) => ['token', 'set', id, token, '--name', 'Other'], ['token.changed']],
  [({ id, token }) => ['token', 'revoke', id, token, '--yes'], ['token.revoked']],
  [({ id }) => ['api-key', 'create', 'Other', '--scope', 'log:read', '--directory', id], ['api_key.created']],
  [({ key }) => ['api-key', 'set', key, '--name', 'Other'], ['api_key.changed']],
  [({ key }) => ['api-key', 'revoke', key, '--yes'], ['api_key.revoked']],
  [({ id, file }) => ['schema', 'import', id, file], ['schema.imported']],
  [({ id }) => ['schema', 'remove', id, urn, '--yes'], ['schema.removed']],
  [() => ['admin', 'create', 'bea@example.com'], ['administrator.invited']],
  [() => ['admin', 'reset', 'ada@example.com'], ['administrator.reset']],
  [({ backup }) => ['backup', 'create', backup], ['backup.begun', 'backup.created']],
  [({ id }) => ['deprovisioning', 'acknowledge', id, '--yes'], ['mass_deprovisioning.acknowledged']],
  [() => ['retention', 'resume', '--yes'], ['retention.resumed']],
  [({ id }) => ['directory', 'delete', id, '--yes'], ['directory.deletion_begun', 'directory.deleted']],
];

test('a verb whose line cannot be written does nothing, and every verb that changes something leaves its line', async () => {
  const filled = await openFilled();
  const database = new DatabaseSync(join(filled.data[1], 'becard.sqlite'));
  const tables = ['directory', 'token', 'api_key', 'administrator', 'invitation', 'resource', 'event', 'audit'];
  const state = () => tables.map((table) => database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
  const before = state();

  database.exec(refuse);
  for (const [words] of verbs) {
    const { code } = await run([...words(filled), ...filled.data]);
    assert.equal(code, 1, words(filled).join(' '));
    assert.deepEqual(state(), before, words(filled).join(' '));
  }
  assert.equal(existsSync(filled.backup), false);
  database.exec('DROP TRIGGER refuse');
  for (const [words] of verbs) await json([...words(filled), ...filled.data]);

  const lines = await json(['audit', 'list', ...filled.data]);
  database.close();
  const acts = lines.map(({ action }: { readonly action: string }) => action).toReversed();
  assert.deepEqual(
    acts.slice(before.at(-1)?.length),
    verbs.flatMap(([, expected]) => expected),
  );
});

test('the former words for a mass deprovisioning still do the same, and are not in the help', async () => {
  const { id, data } = await openFilled();

  const shown = await json(['leavers', 'show', id, ...data]);
  const same = await json(['deprovisioning', 'show', id, ...data]);
  const unconfirmed = await run(['leavers', 'restore', id, ...data]);
  const accepted = await json(['leavers', 'accept', id, '--yes', ...data]);
  const help = await run(['--help']);

  assert.deepEqual([shown, accepted.deleted], [same, 26]);
  assert.equal(unconfirmed.code, 2);
  assert.match(help.out, /deprovisioning/);
  assert.doesNotMatch(help.out, /leavers/);
});

test('a mass deprovisioning is acknowledged after an answer at a terminal, and with --yes elsewhere', async () => {
  const { id, data } = await openFilled();
  const acknowledge = ['deprovisioning', 'acknowledge', id, ...data];

  const elsewhere = await run(acknowledge);
  const declined = await runOnTerminal(acknowledge, {}, 'n');
  const kept = await json(['deprovisioning', 'show', id, ...data]);
  const confirmed = await runOnTerminal(acknowledge, {}, 'y');

  assert.deepEqual([elsewhere.code, declined.code, kept.deleted, confirmed.code], [2, 2, 26, 0]);
  assert.match(elsewhere.problem, /keeps 0 deactivated and 26 deleted users as they are.*Repeat with --yes to confirm/);
  assert.equal(confirmed.out, 'Acknowledged.\n');
});

test('a mass deprovisioning is shown in words', async () => {
  const { id, data } = await openFilled();

  const { code, out } = await run(['deprovisioning', 'show', id, ...data]);

  assert.equal(code, 0);
  assert.match(out, /^Since: .*\nUntil: .*\nUsers deactivated: +0\nUsers deleted: +26\nUnusual above: +25 users/);
  assert.match(out, /\nBy: +tok \(26\)\n/);
  assert.doesNotMatch(out, /[{}[\]]/);
});
