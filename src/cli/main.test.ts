// The command as scripts use it: a process of its own, a data directory of its own, exit codes and one JSON document.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { folder, json, newData, run, serve, start } from './command.test.ts';

test('a directory is created with everything Entra needs, listed, changed and deleted', async () => {
  const at = newData();

  const created = await json(['directory', 'create', 'Contoso', '--activate', ...at], { BECARD_PORT: '9001' });
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
  const revoked = await json(['token', 'revoke', id, created.id, ...at]);
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
  assert.deepEqual([again.code, unknown.code, listed.role], [2, 3, 'owner']);
});

test('every act on the command line is in the audit log, which tells when a line was taken out', async () => {
  const at = newData();
  const created = await json(['directory', 'create', 'Contoso', '--activate', ...at]);
  await json(['directory', 'set', created.id, '--name', 'Fabrikam', ...at]);
  await json(['directory', 'set', created.id, '--name', 'Fabrikam', ...at]);
  const token = await json(['token', 'create', created.id, '--replace', ...at]);
  await json(['token', 'revoke', created.id, token.id, ...at]);
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
  assert.match(longer.out, /^Line 11 is missing/);
  assert.match(otherKey.out, /^Line 10 is not under the key [0-9a-f]{12} that is here/);
  assert.deepEqual([broken.code, broken.problem], [1, '']);
  assert.match(broken.out, /^Line 4 is missing/);
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

test('a running server obeys the command line at once, and both find the same people', async (context) => {
  const at = newData();
  const { url, stop } = await serve(at);
  context.after(() => stop('SIGKILL'));
  const here = [...at, '--public-url', url];
  const { id, tenantUrl, token } = await json(['directory', 'create', 'Contoso', '--activate', ...here]);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
  const ask = async (path: string, init: RequestInit = {}) => fetch(tenantUrl + path, { ...init, headers });
  const userName = '9f1c2d3e-0000-4000-8000-000000000001';
  const user = { userName, externalId: 'ada@contoso.example', displayName: 'Ada Lovelace' };
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];

  const created = await ask('/Users', { method: 'POST', body: JSON.stringify({ schemas, ...user }) });
  await json(['directory', 'set', id, '--provisioning', 'off', ...here]);
  const switchedOff = await ask('/Users');
  await json(['directory', 'set', id, '--provisioning', 'on', ...here]);
  const [listed] = await json(['token', 'list', id, ...here]);
  await json(['token', 'revoke', id, listed.id, ...here]);
  const revoked = await ask('/Users');
  const shown = await Promise.all(
    [userName.toUpperCase(), 'ada@contoso.example'].map((name) => json(['user', 'show', id, name, ...here])),
  );
  const { code, out } = await stop('SIGTERM');
  const log = await json(['log', 'list', id, '--failed', ...here]);

  assert.deepEqual([created.status, switchedOff.status, revoked.status], [201, 403, 401]);
  assert.deepEqual(
    shown.map((person) => person.displayName),
    ['Ada Lovelace', 'Ada Lovelace'],
  );
  assert.equal((await json(['user', 'list', id, ...here])).length, 1);
  assert.deepEqual(await json(['group', 'list', id, ...here]), []);
  assert.deepEqual(
    log.map((line: { readonly status: number }) => line.status),
    [401, 403],
  );
  assert.equal(code, 0);
  assert.equal(out.includes(token) || out.includes('Ada') || out.includes('ada@'), false);
});

test('every start prints a new link until somebody has a password, as one line for machines', async () => {
  const at = newData();
  const first = await (await serve(at, [], { BECARD_DRAIN_DELAY_SECONDS: '300' })).stop('SIGINT');
  const second = await (await serve(at)).stop('SIGTERM');
  const links = [first, second].map(
    ({ out }) => /"link":"(http:\/\/127\.0\.0\.1:\d+\/welcome#[0-9A-Za-z]{43})"/.exec(out)?.[1],
  );

  assert.deepEqual([first.code, second.code], [0, 0]);
  assert.equal(new Set([...links, undefined]).size, 3);
  for (const line of (first.out + second.out).trim().split('\n')) JSON.parse(line);
});

test('the demonstration fills its directory, and does so again after a restart', async () => {
  const at = newData();
  for (const round of [1, 2]) {
    const { stop } = await serve(at, ['--demo']);
    const before = performance.now();
    const { code } = await stop('SIGTERM');

    assert.equal(code, 0);
    assert.ok(performance.now() - before < 20_000, `round ${round} ended late`);
  }
  const directories = await json(['directory', 'list', ...at]);
  const tokens = await json(['token', 'list', directories[0].id, ...at]);

  assert.deepEqual(
    [directories.length, directories[0].name, directories[0].demonstration],
    [1, 'Contoso (demo)', true],
  );
  assert.deepEqual(tokens.map((token: { readonly state: string }) => token.state).toSorted(), ['active', 'revoked']);
});

test('a port in use is told in one line with a way out', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const ended = await run(['serve', '--port', String(port), ...newData()]);
  other.close();

  assert.equal(ended.code, 1);
  assert.equal(ended.problem.trim().split('\n').length, 1);
  assert.match(ended.problem, new RegExp(`Port ${port} .*--port ${port + 1}`));
});

test('a data directory that cannot be used is told in one line', async () => {
  const file = join(folder, 'not-a-directory');
  writeFileSync(file, '');
  chmodSync(file, 0o600);

  const ended = await run(['serve', '--port', '0', '--data', join(file, 'data')]);

  assert.equal(ended.code, 1);
  assert.match(ended.problem, /^becard: The data directory .* cannot be used[^\n]*\n$/);
});

for (const more of [[], ['--workers', '2']]) {
  test(`a start that fails in its last step ends with one sentence and code 1, ${more.join(' ') || 'alone'}`, async () => {
    const at = newData();
    await json(['directory', 'list', ...at]);
    const database = new DatabaseSync(join(at[1], 'becard.sqlite'));
    database.exec("CREATE TRIGGER no BEFORE INSERT ON invitation BEGIN SELECT RAISE(ABORT, 'no room'); END");
    database.close();

    const ended = await run(['serve', '--port', '0', ...more, ...at], { BECARD_LOG_LEVEL: 'silent' });

    assert.deepEqual([ended.code, ended.problem], [1, 'becard: The server could not start: no room\n']);
  });
}

test('SIGTERM ends a server that has waited for its database since it was started', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const child = start(['serve', '--port', '0', '--database', `postgresql://becard@127.0.0.1:${port}/becard`]);
  const [socket] = await once(silent, 'connection');

  child.kill('SIGTERM');
  await once(child, 'close');
  socket.destroy();
  silent.close();

  assert.equal(child.exitCode, 0);
});

for (const more of [[], ['--workers', '2']]) {
  test(`SIGTERM first makes a server not ready while it still serves, and a second one ends it at once, ${more.join(' ') || 'alone'}`, async () => {
    const { url, child, printed } = await serve(newData(), more, { BECARD_DRAIN_DELAY_SECONDS: '300' });
    const readiness = async (): Promise<number> => (await fetch(`${url}/health/ready`)).status;
    const before = await readiness();

    child.kill('SIGTERM');
    let after = await readiness();
    while (after === 200) after = await readiness();
    const live = await fetch(`${url}/health/live`);
    const again = setInterval(() => child.kill('SIGTERM'), 100);
    await once(child, 'close');
    clearInterval(again);

    assert.deepEqual([before, after, live.status, live.headers.get('connection')], [200, 503, 200, 'close']);
    assert.equal(child.exitCode, 1);
    assert.match(printed(), /"signal":"SIGTERM","msg":"stopping"/);
  });
}

test('a signal that reaches the server twice at once, from its supervisor and from who started it, is one', async () => {
  const { child } = await serve(newData());

  child.kill('SIGTERM');
  child.kill('SIGINT');
  await once(child, 'close');

  assert.equal(child.exitCode, 0);
});
