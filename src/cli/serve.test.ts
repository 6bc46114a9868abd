// `becard serve` as a process: what it prints, why it does not start, and what signals do.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { folder, json, newData } from './testing/command.ts';
import { runProcess, serveProcess, start } from './testing/process.ts';

test('a running server obeys the command line at once, and both find the same people', async (context) => {
  const at = newData();
  const { url, stop } = await serveProcess(at);
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
  await json(['token', 'revoke', id, listed.id, '--yes', ...here]);
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

test('every start prints a new link until an administrator has a password, as one JSON line', async () => {
  const at = newData();
  const first = await (await serveProcess(at, [], { BECARD_DRAIN_DELAY_SECONDS: '300' })).stop('SIGINT');
  const second = await (await serveProcess(at)).stop('SIGTERM');
  const links = [first, second].map(
    ({ out }) => /"link":"(http:\/\/127\.0\.0\.1:\d+\/welcome#[0-9A-Za-z]{43})"/.exec(out)?.[1],
  );

  assert.deepEqual([first.code, second.code], [0, 0]);
  assert.equal(new Set([...links, undefined]).size, 3);
  for (const line of (first.out + second.out).trim().split('\n')) JSON.parse(line);
});

test('the demonstration fills its directory, and does so again after a restart', async () => {
  const at = newData();
  for (const _ of [1, 2]) {
    const { stop } = await serveProcess(at, ['--demo']);
    const { code } = await stop('SIGTERM');

    assert.equal(code, 0);
  }
  const directories = await json(['directory', 'list', ...at]);
  const tokens = await json(['token', 'list', directories[0].id, ...at]);

  assert.deepEqual(
    [directories.length, directories[0].name, directories[0].demonstration],
    [1, 'Contoso (demo)', true],
  );
  assert.deepEqual(tokens.map((token: { readonly state: string }) => token.state).toSorted(), ['active', 'revoked']);
});

test('a demonstration keeps its records apart and says how it is removed', async () => {
  const alone = await (await serveProcess([], ['--demo'])).stop('SIGTERM');
  const amongOthers = await (await serveProcess(newData(), ['--demo'])).stop('SIGTERM');
  const directories = await json(['directory', 'list', '--data', join(folder, 'demo-data')]);

  assert.deepEqual(
    directories.map((directory: { readonly name: string }) => directory.name),
    ['Contoso (demo)'],
  );
  assert.match(alone.out, /"msg":"To remove the demo, stop the server and delete \/[^"]*\/demo-data"/);
  assert.match(amongOthers.out, /"msg":"To remove the demo, run: becard directory delete ID --yes"/);
});

test('a port in use is reported in one line with a way out', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const ended = await runProcess(['serve', '--port', String(port), ...newData()]);
  other.close();

  assert.equal(ended.code, 1);
  assert.equal(ended.problem.trim().split('\n').length, 1);
  assert.match(ended.problem, new RegExp(`Port ${port} .*--port ${port + 1}`));
});

test('a data directory that cannot be used is reported in one line', async () => {
  const file = join(folder, 'not-a-directory');
  writeFileSync(file, '');
  chmodSync(file, 0o600);

  const ended = await runProcess(['serve', '--port', '0', '--data', join(file, 'data')]);

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

    const ended = await runProcess(['serve', '--port', '0', ...more, ...at], { BECARD_LOG_LEVEL: 'silent' });

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
    const { url, child, printed } = await serveProcess(newData(), more, { BECARD_DRAIN_DELAY_SECONDS: '300' });
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
  const { child } = await serveProcess(newData());

  child.kill('SIGTERM');
  child.kill('SIGINT');
  await once(child, 'close');

  assert.equal(child.exitCode, 0);
});
