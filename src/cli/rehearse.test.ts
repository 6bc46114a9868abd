// Rehearsals against servers that misbehave, as an administrator meets them.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Answer, startReceiver } from '../outbound/testing/receiver.ts';
import { createProgressLines } from './progress-lines.ts';
import { onTerminal } from './terminal.ts';
import { type Ended, folder, run } from './testing/command.ts';
import { start } from './testing/process.ts';

const SCIM = { 'content-type': 'application/scim+json' };
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

const WRONG_USAGE: readonly (readonly [string, readonly string[]])[] = [
  ['without a token', ['--tenant-url', 'http://127.0.0.1:9/scim']],
  ['without a Tenant URL', ['--token', 't']],
  ['with a Tenant URL that is none', ['--token', 't', '--tenant-url', 'contoso']],
  ['with half a user', ['--token', 't', '--tenant-url', 'http://127.0.0.1:9/scim', '--users', '1.5']],
  ['without users', ['--token', 't', '--tenant-url', 'http://127.0.0.1:9/scim', '--users', '0']],
  ['with an unknown mapping', ['--token', 't', '--tenant-url', 'http://127.0.0.1:9/scim', '--mapping', 'other']],
  ['with an unknown dialect', ['--token', 't', '--tenant-url', 'http://127.0.0.1:9/scim', '--dialect', '2018']],
];

for (const [name, words] of WRONG_USAGE) {
  test(`rehearse ${name} is refused before anything is sent`, async () => {
    const { code, out } = await run(['rehearse', ...words]);

    assert.deepEqual([code, out], [2, '']);
  });
}

const refuse =
  (status: number): Answer =>
  (_, response) =>
    void response.writeHead(status, SCIM).end(JSON.stringify({ schemas: [ERROR], status: String(status) }));
const page =
  (status: number): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
const answerList = (response: ServerResponse, list: object): void =>
  void response.writeHead(200, SCIM).end(JSON.stringify({ schemas: [LIST], ...list }));

/** What a server does, the finding, and what the first lines say: that it was reached or not, why, and the next step. */
const MISBEHAVING: readonly (readonly [string, Answer, string, RegExp])[] = [
  ['refuses the token', refuse(401), 'credentials-refused', /^Reached, but .*\nThe Secret Token was rejected\. Check/],
  ['has its switch off', refuse(403), 'credentials-refused', /^Reached, but .*\nThe Secret Token was rejected\. Check/],
  ['knows no such address', page(404), 'wrong-address', /^Reached, but .*\nThere is no SCIM server .* Copy the Tenant/],
  ['is a website', page(200), 'wrong-address', /^Reached, but .*\nThere is no SCIM server .* Copy the Tenant URL/],
  ['fails', refuse(500), 'server-error', /^Reached, but .*\nThe server failed\. Look into its log\./],
  ['knows no filter', refuse(400), 'query-refused', /^Reached, but .*\nThe filter of the connection test was rejected/],
  [
    'answers a miss with 404',
    ({ path }, response) =>
      path.includes('filter') ? refuse(404)({ path, headers: {}, body: '' }, response) : answerList(response, {}),
    'filter-miss-not-200',
    /^Reached, but .*\nA filter that matches no user was answered with 404\. The server must answer 200/,
  ],
  [
    'ignores the filter',
    (_, response) => answerList(response, { totalResults: 1, Resources: [{ id: '1' }] }),
    'match-wrong',
    /^Reached, but .*\nThe server found a user who does not exist\./,
  ],
  [
    'closes the connection',
    (_, response) => void response.destroy(),
    'unreachable',
    /^Not reached: .*\nThe connection was closed before the answer \(UND_ERR_SOCKET\)\. Check/,
  ],
];

for (const [what, answer, code, said] of MISBEHAVING) {
  test(`a server that ${what} is said first, and nothing was rehearsed`, async (context) => {
    const { port } = await receiver(context, answer);

    const { code: exitCode, out } = await rehearseAt(`http://127.0.0.1:${port}/scim`);

    assert.match(out, said);
    assert.match(out, new RegExp(`ERROR ${code} \\(1x\\).*\\n.*\\n  explained in docs/rehearsal\\.md#${code}\\n`));
    assert.match(out, /\nNothing was rehearsed\.\n/);
    assert.doesNotMatch(out, /Test run with/);
    assert.equal(exitCode, 1);
  });
}

test('a wrong Tenant URL is one finding', async (context) => {
  const { port } = await receiver(context, page(404));

  const { out } = await rehearseAt(`http://127.0.0.1:${port}/wrong`, ['--json']);

  const codes = JSON.parse(out).findings.map((finding: { readonly code: string }) => finding.code);
  assert.deepEqual(codes, ['wrong-address']);
});

test('a certificate that is not trusted, and a port without a server, are named', async (context) => {
  const secure = await startReceiver(page(200));
  context.after(secure.close);
  const closed = await startReceiver(page(200), { isSecure: false });
  await closed.close();

  const untrusted = await rehearseAt(`https://localhost:${secure.port}/scim`);
  const refused = await rehearseAt(`http://127.0.0.1:${closed.port}/scim`);

  assert.match(untrusted.out, /^Not reached: .*\nThe TLS certificate is not trusted \(\w+\)\. .*NODE_EXTRA_CA_CERTS/);
  assert.match(
    refused.out,
    /^Not reached: .*\nThe connection was refused \(ECONNREFUSED\)\. Check that the server runs/,
  );
});

test('the token comes from the environment, a file, standard input or the argument, and is not printed', async (context) => {
  const { port, received } = await receiver(context, refuse(401));
  const words = ['rehearse', '--tenant-url', `http://127.0.0.1:${port}/scim`];
  const file = join(folder, 'token.txt');
  writeFileSync(file, 'from-file\n');

  const ended = [
    await run(words, { BECARD_TOKEN: 'from-environment' }),
    await run(words, { BECARD_TOKEN_FILE: file }),
    await run([...words, '--token', '-'], { BECARD_TOKEN: 'from-environment' }, 'from-input\n'),
    await run([...words, '--token', 'from-argument'], { BECARD_TOKEN: 'from-environment' }),
  ];

  assert.deepEqual(
    received.map(({ headers }) => headers.authorization),
    ['environment', 'file', 'input', 'argument'].map((source) => `Bearer from-${source}`),
  );
  for (const { out, problem } of ended) assert.doesNotMatch(out + problem, /from-/);
});

test('where there is no terminal, progress is a line every five seconds', async () => {
  let now = 0;
  const problems: string[] = [];
  const stream = { write: (text: string | Uint8Array) => problems.push(String(text)) > 0 };

  await onTerminal({ stdout: stream, stderr: stream, environment: {} }, async () => {
    const { show } = createProgressLines(() => now);
    for (let done = 1; done <= 12; done += 1) {
      now = done * 1_000;
      show({ phase: 'users', done, total: 12 });
    }
    return 0;
  });

  assert.deepEqual(problems, ['becard: users: 5 of 12\n', 'becard: users: 10 of 12\n']);
});

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`${signal} ends a rehearsal with exit code ${code}, its report so far and what stays on the server`, async (context) => {
    const third = Promise.withResolvers<void>();
    const { port, received } = await receiver(context, (_, response) => {
      if (received.length <= 2) answerList(response, { totalResults: 0, Resources: [] });
      else third.resolve();
    });
    const child = start(['rehearse', '--tenant-url', `http://127.0.0.1:${port}/scim`, '--seed', '7'], {
      BECARD_TOKEN: 'secret',
    });
    const heard = { out: '', problem: '' };
    child.stdout.on('data', (chunk) => (heard.out += chunk));
    child.stderr.on('data', (chunk) => (heard.problem += chunk));

    await third.promise;
    child.kill(signal);
    await once(child, 'close');

    assert.equal(child.exitCode, code);
    assert.match(heard.out, /^Reached http:.*\nEntra would show: [\s\S]*\nStopped: 0 errors, 0 warnings, 0 notes\.\n$/);
    assert.match(
      heard.problem,
      /^becard: Stopped\. Up to four users with @pruefung-.*\nbecard: Delete them there, or .*\n/,
    );
  });
}

function receiver(context: TestContext, answer: Answer) {
  return startReceiver(answer, { isSecure: false }).then((started) => {
    context.after(started.close);
    return started;
  });
}

function rehearseAt(tenantUrl: string, more: readonly string[] = []): Promise<Ended> {
  return run(['rehearse', '--tenant-url', tenantUrl, '--users', '3', ...more], { BECARD_TOKEN: 'secret' });
}
