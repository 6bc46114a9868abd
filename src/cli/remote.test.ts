// Commands on a remote server: the same output as on the store, in the name of an API key.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { scopes } from '../domain/index.ts';
import { type Answer, startReceiver } from '../outbound/testing/receiver.ts';
import { unreachedOf } from './remote-failure.ts';
import { folder, json, newData, run, serve } from './testing/command.ts';

const badgeUrn = 'urn:contoso:2.0:User';
const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** A server with one of everything that a command can name, and a key for all of it. */
async function openFilled(context: TestContext) {
  const at = newData();
  const { url } = await serve(context, at);
  const local = { BECARD_PUBLIC_URL: url };
  const { id, tenantUrl, token } = await json(['directory', 'create', 'Contoso', '--activate', ...at], local);
  const send = async (method: string, path: string, body?: unknown): Promise<string> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const text = await (await fetch(`${tenantUrl}${path}`, init)).text();
    return text === '' ? '' : JSON.parse(text).id;
  };
  const jana = { schemas: [userUrn], userName: 'jana', externalId: 'jana@contoso.example', displayName: 'Jana Weber' };
  const user = await send('POST', '/Users', jana);
  const gone = await send('POST', '/Users', { schemas: [userUrn], userName: 'bert', displayName: 'Bert Alt' });
  const other = await send('POST', '/Users', { schemas: [userUrn], userName: 'carl', displayName: 'Carl Alt' });
  for (const each of [gone, other]) await send('DELETE', `/Users/${each}`);
  const group = await send('POST', '/Groups', {
    schemas: [groupUrn],
    displayName: 'Sales',
    members: [{ value: user }],
  });
  // The log is written shortly after the answers.
  while ((await json(['log', 'list', id, ...at])).length < 6);
  await json(['admin', 'create', 'ada@example.com', ...at]);
  const file = join(folder, `${id}.json`);
  const schema = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'], id: badgeUrn, name: 'Badge' };
  writeFileSync(file, JSON.stringify({ ...schema, attributes: [{ name: 'badge', type: 'string' }] }));
  await json(['schema', 'import', id, file, ...at]);
  // Nothing happens there, so that a running server sends nothing meanwhile.
  const { id: quiet } = await json(['directory', 'create', 'Quiet', ...at]);
  const { id: hook } = await json([
    'webhook',
    'create',
    'https://hooks.example.com/becard',
    '--directory',
    quiet,
    ...at,
  ]);
  const { id: stream } = await json(['event-stream', 'create', id, '--audience', 'https://hooks.example.com', ...at]);
  const { key } = await json(['api-key', 'create', 'Remote', '--scope', scopes.join(','), ...at]);
  const remote = { BECARD_SERVER: url, BECARD_API_KEY: key };
  return {
    send,
    at,
    url,
    local,
    remote,
    key,
    id,
    user,
    gone,
    other,
    group,
    hook,
    stream,
    file,
    token: await tokenOf(id, at),
  };
}

async function tokenOf(id: string, at: readonly string[]): Promise<string> {
  return (await json(['token', 'list', id, ...at]))[0].id;
}

type Filled = Awaited<ReturnType<typeof openFilled>>;

const reads: readonly ((filled: Filled) => readonly string[])[] = [
  () => ['directory', 'list'],
  ({ id }) => ['directory', 'show', id],
  ({ id }) => ['token', 'list', id],
  ({ id }) => ['user', 'list', id],
  ({ id }) => ['user', 'list', id, '--search', 'weber'],
  ({ id }) => ['user', 'list', id, '--deleted'],
  ({ id }) => ['user', 'list', id, '--status', 'deleted', '--limit', '1'],
  () => ['user', 'list', 'Contoso', '--status', 'active'],
  () => ['user', 'list', 'Unknown'],
  ({ id, user }) => ['user', 'show', id, user],
  ({ id }) => ['user', 'show', id, 'jana@contoso.example'],
  ({ id }) => ['group', 'list', id],
  ({ id, group }) => ['group', 'show', id, group],
  ({ id }) => ['log', 'list', id, '--limit', '3'],
  ({ id }) => ['log', 'list', id, '--failed'],
  ({ id }) => ['schema', 'list', id],
  ({ id }) => ['deprovisioning', 'show', id],
  ({ id }) => ['deprovisioning', 'revert', id, '--yes'],
  ({ id }) => ['deprovisioning', 'acknowledge', id],
  () => ['admin', 'list'],
  () => ['events', 'list', '--limit', '3'],
  ({ id }) => ['events', 'list', '--directory', id, '--since', '2020-01-01', '--limit', '2'],
  () => ['webhook', 'list'],
  ({ hook }) => ['webhook', 'show', hook],
  ({ hook }) => ['webhook', 'deliveries', hook, '--failed'],
  ({ hook }) => ['webhook', 'remove', hook],
  ({ hook }) => ['webhook', 'resend', hook, 'dlv_none'],
  ({ id }) => ['event-stream', 'list', id],
  () => ['api-key', 'list'],
  () => ['audit', 'list', '--limit', '2'],
  () => ['audit', 'check'],
  () => ['audit', 'check', '--head', `99:${'0'.repeat(64)}`],
  () => ['directory', 'show', 'ud_none'],
  ({ id }) => ['directory', 'delete', id],
  ({ id, user }) => ['user', 'erase', id, user],
  ({ id }) => ['user', 'show', id, 'unknown'],
  ({ id }) => ['log', 'list', id, '--limit', 'all'],
];

test('what is read is the same on the store and on a remote server', async (context) => {
  const filled = await openFilled(context);
  await run(['directory', 'list'], filled.remote);

  for (const words of reads.flatMap((wordsOf) => [wordsOf(filled), [...wordsOf(filled), '--json']])) {
    const local = await run([...words, ...filled.at], filled.local);
    const remote = await run(words, filled.remote);

    assert.deepEqual(remote, local, words.join(' '));
    assert.notEqual(remote.out + remote.problem, '', words.join(' '));
  }
});

test('users are listed by their status, and up to a number', async (context) => {
  const { id, at, user, gone, other } = await openFilled(context);
  const idsOf = async (...words: readonly string[]): Promise<readonly string[]> =>
    (await json(['user', 'list', id, ...words, ...at])).map((each: { readonly id: string }) => each.id);

  assert.deepEqual(await idsOf('--status', 'active'), [user]);
  assert.deepEqual(await idsOf('--status', 'inactive'), []);
  assert.deepEqual((await idsOf('--status', 'deleted')).toSorted(), [gone, other].toSorted());
  assert.deepEqual((await idsOf('--deleted', '--limit', '1')).length, 1);
});

/** The first is done on the store and the second, its like, on a remote server. */
const changes: readonly ((filled: Filled) => readonly [local: readonly string[], remote: readonly string[]])[] = [
  () => twice(['directory', 'create', 'Fabrikam', '--activate', '--license', 'L-1']),
  ({ id }) => twice(['directory', 'set', id, '--hold', 'on', '--name', 'Contoso']),
  ({ id }) => twice(['token', 'create', id, '--replace', '--yes', '--expires', '30d']),
  ({ id, token }) => twice(['token', 'set', id, token, '--name', 'Other']),
  ({ id, token }) => twice(['token', 'revoke', id, token, '--yes']),
  ({ id, gone, other }) => [
    ['user', 'restore', id, gone],
    ['user', 'restore', id, other],
  ],
  ({ id, gone, other }) => [
    ['user', 'erase', id, gone, '--yes'],
    ['user', 'erase', id, other, '--yes'],
  ],
  ({ id, file }) => twice(['schema', 'import', id, file]),
  () => twice(['webhook', 'create', 'https://hooks.example.com/2', '--types', 'user.created']),
  ({ hook }) => twice(['webhook', 'set', hook, '--types', 'all', '--description', 'Personnel']),
  ({ hook }) => twice(['webhook', 'rotate', hook]),
  ({ hook }) => twice(['webhook', 'pause', hook]),
  ({ hook }) => twice(['webhook', 'test', hook]),
  ({ hook }) => twice(['webhook', 'recover', hook, '--since', '2026-01-01']),
  ({ id }) => twice(['event-stream', 'create', id, '--audience', 'https://hooks.example.com/2', '--events', 'create']),
  ({ id, stream }) => twice(['event-stream', 'pause', id, stream]),
  ({ id, stream }) => twice(['event-stream', 'resume', id, stream]),
  ({ id, stream }) => twice(['event-stream', 'rotate-token', id, stream]),
  ({ id }) => twice(['event-stream', 'rotate-key', id]),
  () => twice(['api-key', 'create', 'Payroll', '--scope', 'users:read']),
  () => [
    ['admin', 'create', 'bea@example.com', '--role', 'editor'],
    ['admin', 'invite', 'cem@example.com', '--role', 'editor'],
  ],
  () => twice(['admin', 'reset', 'ada@example.com']),
  () => twice(['admin', 'reset', 'unknown@example.com']),
];

function twice(words: readonly string[]): readonly [readonly string[], readonly string[]] {
  return [words, words];
}

test('what is changed is the same on the store and on a remote server', async (context) => {
  const filled = await openFilled(context);

  for (const change of changes) {
    const [here, there] = change(filled);
    for (const form of here[1] === 'create' ? [['--json']] : [[], ['--json']]) {
      const local = await run([...here, ...form, ...filled.at], filled.local);
      const remote = await run([...there, ...form], filled.remote);

      assert.deepEqual(masked(remote), masked(local), there.join(' '));
      assert.notEqual(remote.out + remote.problem, '', there.join(' '));
    }
  }
});

/** Without what is another each time: ids, secrets, times and the caller. */
function masked(value: object): unknown {
  const text = JSON.stringify(value)
    .replace(/\b(ud|tok|key|evt|log|whk|str|sig)_\w+/g, '$1_*')
    .replace(/becard_(scim|api|set)_[\w…]+/g, 'becard_$1_*')
    .replace(/[\da-f]{8}-[\da-f-]{27}/g, 'uuid')
    .replace(/\d{4}-\d\d-\d\d[T ][\d:.]+Z?/g, 'time')
    .replace(/whsec_[\w+/=]+/g, 'whsec_*')
    .replace(/welcome#\w+/g, 'welcome#*')
    .replace(/W\/\\+"[^"\\]+/g, 'version')
    .replace(/createdBy\\": \\"[^"]+"/g, 'createdBy')
    .replace(/(Bert|Carl) Alt|bert|carl|bea|cem/g, 'name')
    .replace(/Token \d/g, 'Token *');
  return JSON.parse(text);
}

test('a mass deprovisioning is shown and reverted on a remote server, for the users that are chosen', async (context) => {
  const { id, at, remote, local, send } = await openFilled(context);
  const users = [];
  for (let number = 0; number < 30; number += 1)
    users.push(await send('POST', '/Users', { schemas: [userUrn], userName: `left-${number}`, displayName: 'Left' }));
  for (const user of users) await send('DELETE', `/Users/${user}`);
  const [kept = ''] = users;

  const here = await json(['deprovisioning', 'show', id, ...at], local);
  const there = await json(['deprovisioning', 'show', id], remote);
  const table = await run(['deprovisioning', 'show', id], remote);
  const unconfirmed = await run(['deprovisioning', 'revert', id, '--except', kept], remote);
  const reverted = await json(['deprovisioning', 'revert', id, '--except', kept, '--yes'], remote);
  const decided = await run(['deprovisioning', 'show', id], remote);

  assert.deepEqual(there, here);
  assert.ok(
    there.deleted >= 30 && there.threshold >= 25 && there.people.length === there.deleted,
    JSON.stringify(there),
  );
  assert.match(table.out, /IN BURST +TIME/);
  assert.deepEqual(
    [unconfirmed.code, /restores (\d+) of/.exec(unconfirmed.problem)?.[1]],
    [2, String(there.burst.people - 1)],
  );
  assert.deepEqual([reverted.people, reverted.restored], [there.burst.people - 1, there.burst.people - 1]);
  assert.match(decided.out, /No mass deprovisioning awaits a decision/);
});

test('a key that is sent without encryption to another machine is warned about', async () => {
  const plain = await run(['directory', 'list', '--server', 'http://becard.invalid:1', '--key', 'x']);
  const local = await run(['directory', 'list', '--server', 'http://[::1]:1', '--key', 'x']);
  const encrypted = await run(['directory', 'list', '--server', 'https://becard.invalid:1', '--key', 'x']);

  assert.match(plain.problem, /^becard: The API key is sent to becard\.invalid:1 without encryption\. Use https/);
  assert.doesNotMatch(local.problem + encrypted.problem, /without encryption/);
});

test('what is kept about a user is exported with each export in its audit log', async (context) => {
  const { id, user, at, local, remote } = await openFilled(context);

  const { exportedAt: _, audit, ...here } = await json(['user', 'export', id, user, ...at], local);
  const { exportedAt: __, audit: later, ...there } = await json(['user', 'export', id, user], remote);

  assert.deepEqual(there, here);
  assert.deepEqual([audit.length, later.length, later[1].actor], [1, 2, 'API key (Remote)']);
});

test('a schema and a directory are removed, and the audit log names the API key', async (context) => {
  const { id, remote, at, key } = await openFilled(context);

  const schema = await json(['schema', 'remove', id, badgeUrn, '--yes'], remote);
  const removed = await json(['directory', 'remove', id, '--yes'], remote);
  const [entry] = await json(['audit', 'list', ...at]);
  const listed = await run(['audit', 'list', '--json'], remote);

  assert.deepEqual([schema, removed], [{ removed: [badgeUrn] }, { id, deleted: true }]);
  assert.deepEqual([entry.action, entry.actor], ['directory.deleted', 'API key (Remote)']);
  assert.equal(listed.out.includes(key), false);
});

test('server and key are options before or after the command, and the key is read from standard input', async (context) => {
  const { id, url, key } = await openFilled(context);

  const before = await run(['--server', url, '--key', '-', 'directory', 'list', '--json'], {}, `${key}\n`);
  const after = await run(['directory', 'list', '--json', '--server', `${url}/`, '--key', '-'], {}, key);
  const file = join(folder, 'key');
  writeFileSync(file, `${key}\n`);
  const ofFile = await run(['directory', 'list', '--json'], { BECARD_SERVER: url, BECARD_API_KEY_FILE: file });

  assert.deepEqual([before.code, after, ofFile], [0, before, before]);
  assert.equal(JSON.parse(before.out)[0].id, id);
});

test('a store that an option names is not looked for on the server of the environment', async () => {
  const at = newData();
  const remote = { BECARD_SERVER: 'http://127.0.0.1:9' };

  const local = await json(['directory', 'list', ...at], remote);
  const both = await run(['directory', 'list', '--server', 'http://127.0.0.1:9', ...at]);

  assert.deepEqual(local, []);
  assert.equal(both.code, 2);
  assert.match(both.problem, /--server names another machine, and --data a store of this one/);
});

for (const [what, words, settings, code, said] of [
  ['no key', [], { BECARD_SERVER: 'https://x.example' }, 78, /needs an API key\. Set BECARD_API_KEY/],
  ['a key without a server', ['--key', 'becard_api_x'], {}, 78, /--key is for a remote server/],
  ['no address', ['--server', 'x.example'], { BECARD_API_KEY: 'x' }, 78, /--server: "x\.example" cannot be used/],
  [
    'a path in the address',
    [],
    { BECARD_SERVER: 'https://x.example/becard', BECARD_API_KEY: 'x' },
    78,
    /without a path/,
  ],
] as const) {
  test(`${what} is a fault of the configuration`, async () => {
    const ended = await run(['directory', 'list', ...words], settings);

    assert.deepEqual([ended.code, ended.out], [code, '']);
    assert.match(ended.problem, said);
  });
}

for (const words of [
  ['serve'],
  ['doctor'],
  ['migrate'],
  ['backup', 'create', 'x.backup'],
  ['backup', 'restore', 'x.backup'],
  ['retention', 'resume'],
]) {
  test(`becard ${words.join(' ')} says that it works on the machine of the server alone`, async () => {
    const byOption = await run([...words, '--server', 'https://x.example', '--key', 'x']);
    const byEnvironment = await run(words, { BECARD_SERVER: 'https://x.example' });

    assert.deepEqual([byOption.code, byEnvironment.code], [2, 2]);
    assert.match(byOption.problem, /Run it on the machine of the server, without --server\. \[BC-906\]/);
    assert.match(byEnvironment.problem, /without BECARD_SERVER\. \[BC-906\]/);
  });
}

test('a key that is unknown, revoked or without the scope is refused with the next step', async (context) => {
  const { at, url, remote } = await openFilled(context);
  const weak = await json(['api-key', 'create', 'Weak', '--scope', 'users:read', ...at]);
  const revoked = await json(['api-key', 'create', 'Revoked', '--scope', 'users:read', ...at]);
  await json(['api-key', 'revoke', revoked.id, '--yes', ...at]);
  const listWith = (key: string) => run(['audit', 'list'], { BECARD_SERVER: url, BECARD_API_KEY: key });

  const unknown = await listWith('becard_api_unknown');
  const ended = await listWith(revoked.key);
  const refused = await listWith(weak.key);
  const missing = await run(['user', 'list', 'ud_none'], remote);

  assert.deepEqual([unknown.code, ended.code, refused.code, missing.code], [4, 4, 4, 3]);
  assert.match(unknown.problem, /becard: This API key is not known\..* \[BC-930\]\nbecard: Check the Authorization/);
  assert.match(ended.problem, /was revoked on .*\[BC-931\]\nbecard: Use another key\./);
  assert.match(refused.problem, /does not have the scope "audit:read"\. Use a key that has it\. \[BC-903\]\n$/);
  assert.match(missing.problem, /There is no User Directory "ud_none"/);
});

for (const [what, answer, said] of [
  [
    'a page',
    (_, response) => void response.end('<html>'),
    /the answer is not that of a Becard server\. Check the address/,
  ],
  [
    'an error page',
    (_, response) => void response.writeHead(502).end('<html>'),
    /status 502, and not the answer of a Becard/,
  ],
  [
    'a redirect',
    (_, response) => void response.writeHead(302, { location: 'https://cards.example.com/api/v1/directories' }).end(),
    /the server sends to https:\/\/cards\.example\.com\. Name that address/,
  ],
  [
    'no answer',
    (_, response) => void response.destroy(),
    /the connection was closed before the answer\.\nbecard: Check whether/,
  ],
] as const satisfies readonly (readonly [string, Answer, RegExp])[]) {
  test(`${what} instead of an answer is reported with the request`, async (context) => {
    const receiver = await startReceiver(answer, { isSecure: false });
    context.after(receiver.close);
    const url = `http://127.0.0.1:${receiver.port}`;

    const ended = await run(['directory', 'list'], { BECARD_SERVER: url, BECARD_API_KEY: 'secret' });

    assert.deepEqual([ended.code, ended.out], [1, '']);
    assert.match(ended.problem, said);
    assert.equal(ended.problem.includes(`${url}/api/v1/directories`), true);
    assert.equal(ended.problem.includes('secret'), false);
  });
}

for (const [what, isSecure, scheme, said] of [
  ['a certificate that is not trusted', true, 'https', /the TLS certificate is not trusted .*\n.*NODE_EXTRA_CA_CERTS=/],
  ['a port without TLS', false, 'https', /the server does not speak TLS at this port\.\n.*http:\/\/ in the address/],
  ['a port with TLS alone', true, 'http', /the connection was closed before the answer\.\n.*begins with https:/],
] as const) {
  test(`${what} is named with what to do`, async (context) => {
    const receiver = await startReceiver((_, response) => void response.end('{}'), { isSecure });
    context.after(receiver.close);
    const url = `${scheme}://localhost:${receiver.port}`;

    const ended = await run(['directory', 'list'], { BECARD_SERVER: url, BECARD_API_KEY: 'secret' });

    assert.equal(ended.code, 1);
    assert.match(ended.problem, said);
    assert.equal(ended.problem.startsWith(`becard: GET ${url}/api/v1/directories: `), true);
    assert.equal(receiver.received.length, 0);
  });
}

for (const [code, said] of [
  ['ECONNREFUSED', /the connection was refused\.\nCheck that the server runs/],
  ['ENOTFOUND', /the name of the server was not found\.\nCheck the address/],
  ['ETIMEDOUT', /there was no answer in time\.\nCheck network/],
  ['CERT_HAS_EXPIRED', /the TLS certificate has expired\.\nRenew/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /the TLS certificate is for another name\.\nUse the name/],
  ['EOTHER', /GET x: it broke\.\nCheck that the server runs/],
] as const) {
  test(`${code} is reported with what to do`, () => {
    const cause = Object.assign(new Error('it broke'), { code });

    const { exitCode, message } = unreachedOf('GET x', new TypeError('fetch failed', { cause }));

    assert.equal(exitCode, 1);
    assert.match(message, said);
  });
}
