// `becard serve --workers 2` as its operator sees it: two processes on one port and one SQLite file.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { folder, json, newData } from './testing/command.ts';
import { runProcess, serveProcess, start } from './testing/process.ts';

const metricsToken = 'a-token-for-the-metrics';
const user = 'urn:ietf:params:scim:schemas:core:2.0:User';
const group = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** Two workers with a directory, and an Entra that sends each request on a connection of its own: it may land on either. */
async function openScene(context: TestContext, more: Readonly<Record<string, string>> = {}) {
  const at = newData();
  const environment = {
    BECARD_RATE_LIMIT: '0',
    BECARD_LOG_LEVEL: 'debug',
    BECARD_METRICS_TOKEN: metricsToken,
    ...more,
  };
  const server = await serveProcess(at, ['--workers', '2'], environment);
  context.after(() => server.stop('SIGKILL'));
  const here = [...at, '--public-url', server.url];
  const { id, tenantUrl, token } = await json(['directory', 'create', 'Contoso', '--activate', ...here]);
  const send = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json', connection: 'close' };
    const response = await fetch(tenantUrl + path, { method, headers, body: JSON.stringify(body) ?? null });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  };
  return { ...server, send, id, here };
}

type Send = Awaited<ReturnType<typeof openScene>>['send'];

function create(send: Send, userName: string): ReturnType<Send> {
  return send('POST', '/Users', { schemas: [user], userName });
}

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `person-${index}`);
}

/** The processes that have answered requests so far. */
function workersIn(printed: string): readonly number[] {
  return [...new Set([...printed.matchAll(/"worker":(\d+)/g)].map(([, pid]) => Number(pid)))];
}

async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 10): Promise<void> {
  for (let tries = 0; tries < seconds * 10; tries += 1) {
    if (await holds()) return;
    await delay(100);
  }
  assert.fail(`${what} did not come true in ${seconds} seconds`);
}

test('parallel writes through both workers are all kept, and of one name there is one person', async (context) => {
  const { send, printed } = await openScene(context);
  const people = await Promise.all(numbered(40).map((name) => create(send, name)));
  const members = people.map(({ body }) => body.id);
  const { body: made } = await send('POST', '/Groups', { schemas: [group], displayName: 'Everyone' });

  const added = await Promise.all(
    members.map((value) =>
      send('PATCH', `/Groups/${made.id}`, {
        schemas: [patchOp],
        Operations: [{ op: 'add', path: 'members', value: [{ value }] }],
      }),
    ),
  );
  const sameName = await Promise.all(numbered(20).map(() => create(send, 'the-same-name')));
  const { body: found } = await send('GET', `/Groups/${made.id}`);

  assert.deepEqual(new Set(added.map(({ status }) => status)), new Set([204]));
  const values: readonly string[] = found.members.map(({ value }: { readonly value: string }) => value);
  assert.deepEqual(values.toSorted(), members.toSorted());
  const statuses = sameName.map(({ status }) => status).toSorted();
  assert.deepEqual(statuses, [201, ...Array.from({ length: 19 }, () => 409)]);
  assert.equal(workersIn(printed()).length, 2);
});

test('a change by one worker is in force on the other at once', async (context) => {
  const { send, id, here } = await openScene(context);
  const statuses = async () => {
    const answers = await Promise.all(numbered(12).map(() => send('GET', '/Users?count=1')));
    return [...new Set(answers.map(({ status }) => status))];
  };

  const before = await statuses();
  await json(['directory', 'set', id, '--provisioning', 'off', ...here]);
  const off = await statuses();
  await json(['directory', 'set', id, '--provisioning', 'on', ...here]);
  const [token] = await json(['token', 'list', id, ...here]);
  const on = await statuses();
  await json(['token', 'revoke', id, token.id, '--yes', ...here]);
  const revoked = await statuses();

  assert.deepEqual([before, off, on, revoked], [[200], [403], [200], [401]]);
});

test('the console is one whichever worker answers: session, rehearsal, cancelling', async (context) => {
  const { url, printed } = await openScene(context);
  const linked = () => /welcome#([0-9A-Za-z]+)/.exec(printed())?.[1];
  await until('the link', async () => linked() !== undefined);
  const secret = linked();
  let cookie = '';
  const send = async (method: string, path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json', 'x-becard-console': '1', connection: 'close', cookie };
    const response = await fetch(`${url}/api${path}`, { method, headers, body: JSON.stringify(body) ?? null });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  };
  const everywhere = async (path: string) => {
    const answers = await Promise.all(numbered(10).map(() => send('GET', path)));
    return new Set(answers.map(({ status, body }) => `${status} ${body.state ?? ''}`));
  };
  const accepted = await send('POST', '/session/invitation/accept', {
    secret,
    email: 'ada@contoso.example',
    password: 'correct horse battery',
  });
  const { body: made } = await send('POST', '/v1/directories', { name: 'Test', testing: true });
  await send('PATCH', `/v1/directories/${made.id}`, { entra: true, provisioning: true });
  const path = `/v1/directories/${made.id}/rehearsal`;

  const sessions = await everywhere('/session');
  const started = await send('POST', path, { users: 5_000, mapping: 'becard', dialect: 'legacy' });
  const running = await everywhere(path);
  const cancelled = await send('DELETE', path);
  await until('its end', async () => !(await everywhere(path)).has('200 running'));
  const ended = await everywhere(path);

  assert.deepEqual([accepted.status, started.status, cancelled.status], [200, 202, 204]);
  assert.deepEqual([...sessions, ...running, ...ended], ['200 signed-in', '200 running', '200 cancelled']);
});

test('a worker that is killed loses nothing that was acknowledged, and is replaced', async (context) => {
  const { send, printed } = await openScene(context);
  await Promise.all(numbered(8).map((name) => create(send, `before-${name}`)));
  const [victim = 0] = workersIn(printed());

  const attempts = numbered(120).map((name) => create(send, name).catch(() => undefined));
  await Promise.race(attempts);
  process.kill(victim, 'SIGKILL');
  const answers = await Promise.all(attempts);
  await until('a new worker', async () => {
    await Promise.all(numbered(4).map(() => send('GET', '/Users?count=0').catch(() => undefined)));
    return workersIn(printed()).length === 3;
  });
  const acknowledged = answers.filter((answer) => answer?.status === 201);
  const found = await Promise.all(acknowledged.map((answer) => send('GET', `/Users/${answer?.body.id}`)));

  assert.ok(acknowledged.length > 0);
  assert.deepEqual(new Set(found.map(({ status }) => status)), new Set([200]));
  assert.match(printed(), /"signal":"SIGKILL","pauseMs":0,"msg":"a worker has ended and is replaced"/);
  assert.equal(printed().match(/"link":/g)?.length, 1);
});

test('the figures are those of all workers, and do not go back when one ends', async (context) => {
  const { send, url, printed } = await openScene(context);
  const count = async (): Promise<number> => {
    const headers = { authorization: `Bearer ${metricsToken}`, connection: 'close' };
    const text = await (await fetch(`${url}/metrics`, { headers })).text();
    return Number(/^becard_scim_requests_total\{method="GET".*status="200".*\} (\d+)$/m.exec(text)?.[1]);
  };
  await Promise.all(numbered(20).map(() => send('GET', '/Users?count=1')));

  const shown = await Promise.all(numbered(4).map(count));
  const [victim = 0] = workersIn(printed());
  process.kill(victim, 'SIGKILL');
  await until('its end', () => printed().includes('has ended and is replaced'));
  const after = await count();

  assert.deepEqual([...shown, after], [20, 20, 20, 20, 20]);
});

test('a worker that hangs is ended and replaced, and what it has counted stays in the figures', async (context) => {
  const { send, url, printed } = await openScene(context);
  const figures = async (): Promise<string> => {
    const headers = { authorization: `Bearer ${metricsToken}`, connection: 'close' };
    return (await fetch(`${url}/metrics`, { headers })).text();
  };
  await Promise.all(numbered(20).map(() => send('GET', '/Users?count=1')));
  await figures();
  const [victim = 0] = workersIn(printed());

  process.kill(victim, 'SIGSTOP');
  await until('its end', () => printed().includes('has ended and is replaced'), 90);
  const text = await figures();

  assert.match(printed(), new RegExp(`"worker":${victim},"msg":"a worker hangs and is ended"`));
  assert.match(text, /^becard_scim_requests_total\{method="GET".*status="200".*\} 20$/m);
});

test('two workers say once that they are ready, and end in order with all that they were asked', async (context) => {
  const { send, stop } = await openScene(context);
  const running = numbered(20).map((name) => create(send, name));
  await Promise.race(running);

  const { code, out } = await stop('SIGTERM');
  const statuses = (await Promise.allSettled(running)).map((answer) =>
    answer.status === 'fulfilled' ? answer.value.status : 'not asked',
  );

  assert.equal(code, 0);
  assert.ok(statuses.includes(201));
  assert.deepEqual(
    statuses.filter((status) => status !== 201 && status !== 'not asked'),
    [],
  );
  assert.deepEqual([out.match(/"ready"\}/g)?.length, out.match(/"stopped"\}/g)?.length], [1, 1]);
  assert.match(out, /"workers":2,"msg":"ready"/);
});

test('the demonstration is filled by one of two workers', async () => {
  const at = newData();
  const { stop } = await serveProcess(at, ['--demo', '--workers', '2']);
  const { code } = await stop('SIGTERM');

  const directories = await json(['directory', 'list', ...at]);
  const tokens = await json(['token', 'list', directories[0].id, ...at]);

  assert.deepEqual([code, directories.length, tokens.length], [0, 1, 1]);
});

test('what keeps one server from starting keeps two workers from it, in the same words', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const file = join(folder, 'no-folder-for-workers');
  writeFileSync(file, '');

  for (const words of [
    ['--port', port, ...newData()],
    ['--port', '0', '--data', join(file, 'data')],
  ]) {
    const alone = await runProcess(['serve', ...words]);
    const two = await runProcess(['serve', '--workers', '2', ...words]);

    assert.equal(alone.code, 1);
    assert.deepEqual([two.code, two.problem], [alone.code, alone.problem]);
  }
  other.close();
});

test('two workers do not share their port with another server, although the system would let them', async (context) => {
  const { url } = await openScene(context);
  const { port } = new URL(url);

  const second = await runProcess(['serve', '--workers', '2', '--port', port, ...newData()]);

  assert.equal(second.code, 1);
  assert.match(second.problem, new RegExp(`^becard: Port ${port} .* is in use`));
});

test('who stops two workers before they are ready has them end as well', async () => {
  const child = start(['serve', '--port', '0', '--workers', '2', ...newData()]);
  const closed = once(child, 'close');
  await delay(600);

  child.kill('SIGTERM');
  await closed;

  assert.ok(child.exitCode === 0 || child.signalCode === 'SIGTERM');
});

test('no worker outlives a leader that is killed, not even one that is still starting', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const database = `postgresql://becard@127.0.0.1:${port}/becard`;

  // Its workers hold the same standard output: it closes when the last of them has ended.
  const starting = start(['serve', '--port', '0', '--workers', '2', '--database', database]);
  const startingClosed = once(starting, 'close');
  await once(silent, 'connection');
  starting.kill('SIGKILL');
  await startingClosed;

  const { child: serving } = await serveProcess(newData(), ['--workers', '2']);
  const servingClosed = once(serving, 'close');
  serving.kill('SIGKILL');
  await servingClosed;

  silent.close();
});
