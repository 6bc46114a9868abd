// The client against a running server, and its retries against answers that a test hands in.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { checkApiKey, createApiKey } from '../domain/index.ts';
import { createPlatform } from '../platform.ts';
import { type Becard, startBecard } from '../serve.ts';
import { openStore } from '../store/index.ts';
import { type Client, createClient, ProblemError } from './index.ts';

const data = mkdtempSync(join(tmpdir(), 'becard-client-'));
let server: Becard;
let becard: Client;

before(async () => {
  const store = await openStore({ dataDirectory: data });
  const caller = { store, platform: createPlatform(), actor: { kind: 'cli', userName: 'root' } } as const;
  const { secret } = await createApiKey(caller, checkApiKey({ name: 'Client', scopes: ['admin'], expiresInDays: 1 }));
  await store.close();
  const { config } = readConfig({ environment: {}, options: { data, port: '0' }, readFile: () => '' });
  server = await startBecard({ config, version: '1', demo: false, logger: pino({ level: 'silent' }) });
  becard = createClient({ baseUrl: server.url, apiKey: secret });
});

after(async () => {
  await server.close();
  rmSync(data, { recursive: true, force: true });
});

test('what is created is listed', async () => {
  const { data: created, response } = await becard.POST('/directories', { body: { name: 'Contoso' } });
  const { data: list } = await becard.GET('/directories');

  assert.equal(response.status, 201);
  assert.deepEqual(
    list.items.map(({ id, name }) => ({ id, name })),
    [{ id: created.id, name: 'Contoso' }],
  );
});

test('all pages of a list are read one after another', async () => {
  const { data: directory } = await becard.POST('/directories', { body: { name: 'Paged' } });
  for (const name of ['A', 'B', 'C', 'D', 'E'])
    await becard.POST('/directories/{directory}/setup-links', {
      params: { path: { directory: directory.id } },
      body: { name },
    });
  const query = { directory: directory.id, limit: 2 };

  const entries = await collect(becard.paginate('/audit', { params: { query } }));
  const events = await collect(becard.paginate('/events', { params: { query: { limit: 1 } } }));
  const { data: all } = await becard.GET('/events');

  assert.deepEqual(
    entries.map(({ action }) => action),
    [...Array(5).fill('setup_link.created'), 'directory.created'],
  );
  assert.deepEqual(events, all.items);
});

test('a refusal is an error with its code and the next step', async () => {
  const refused = becard.GET('/directories/{directory}', { params: { path: { directory: 'none' } } });

  const error = await errorOf(refused);
  assert.ok(error instanceof ProblemError);
  assert.deepEqual([error.status, error.code, error.fields?.['reason']], [404, 'BC-904', 'directory']);
  assert.equal(error.message, error.detail);
  assert.ok((error.nextStep ?? '').length > 10);
  assert.match(error.requestId ?? '', /^[\w-]{36}$/);
});

test('a change under the tag of an earlier state is refused', async () => {
  const { data: created } = await becard.POST('/directories', { body: { name: 'Tagged' } });
  const path = { directory: created.id };
  const { response } = await becard.GET('/directories/{directory}', { params: { path } });
  const header = { 'If-Match': response.headers.get('etag') ?? assert.fail() };
  const rename = (name: string) =>
    becard.PATCH('/directories/{directory}', { params: { path, header }, body: { name } });

  const { data: renamed } = await rename('Renamed');

  assert.equal(renamed.name, 'Renamed');
  await assert.rejects(rename('Again'), { status: 412, code: 'BC-940' });
});

test('a file is a stream', async () => {
  const { data: file, response } = await becard.GET('/audit/export', { params: { query: { format: 'csv' } } });

  assert.match(await new Response(file).text(), /"?Sequence"?,Time/);
  assert.match(response.headers.get('content-disposition') ?? '', /becard-audit/);
});

test('a list in a query is sent with commas', async () => {
  const { data: directory } = await becard.POST('/directories', { body: { name: 'Lists' } });
  const { data: log } = await becard.GET('/directories/{directory}/log', {
    params: { path: { directory: directory.id }, query: { outcome: ['failure', 'refused'] } },
  });

  assert.deepEqual(log.items, []);
});

function errorOf(request: Promise<unknown>): Promise<unknown> {
  return request.then(
    () => assert.fail('The request was not refused.'),
    (error: unknown) => error,
  );
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A client whose server gives these answers one after another. */
function scripted(...answers: readonly Response[]) {
  const [sent, waited]: [Request[], number[]] = [[], []];
  const client = createClient({
    baseUrl: 'https://becard.test/',
    apiKey: 'becard_api_x',
    fetch: async (request) => {
      sent.push(request);
      return answers[sent.length - 1] ?? assert.fail('No answer is left.');
    },
    wait: async (milliseconds) => waited.push(milliseconds),
  });
  return { client, sent, waited };
}

const refuse = (status: number, retryAfter?: string) =>
  new Response('{}', { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });

test('429 and 503 are sent again after the time that the server names, with the same body and Idempotency-Key', async () => {
  const { client, sent, waited } = scripted(refuse(429, '3'), refuse(503, '1'), Response.json({ id: 'dir_1' }));

  const { data: created } = await client.POST('/directories', { body: { name: 'Contoso' } });

  assert.deepEqual([created.id, waited], ['dir_1', [3_000, 1_000]]);
  assert.equal(new Set(sent.map(({ headers }) => headers.get('idempotency-key') ?? assert.fail())).size, 1);
  assert.deepEqual(await sent[2]?.json(), { name: 'Contoso' });
  assert.equal(sent[0]?.url, 'https://becard.test/api/v1/directories');
});

for (const [what, answers] of [
  ['without Retry-After', [refuse(503)]],
  ['that asks for more than a minute', [refuse(429, '3600')]],
  ['of another kind', [refuse(500, '1')]],
  ['that is given again and again', [refuse(503, '1'), refuse(503, '1'), refuse(503, '1'), refuse(503, '1')]],
] as const) {
  test(`a refusal ${what} ends the request`, async () => {
    const { client, sent } = scripted(...answers);

    await assert.rejects(client.GET('/directories'), { name: 'ProblemError', code: 'unknown' });
    assert.equal(sent.length, answers.length);
  });
}

test('the key is in no error', async () => {
  const { client } = scripted(refuse(500));

  const error = await errorOf(client.GET('/directories'));

  assert.ok(!JSON.stringify([error, String(error)]).includes('becard_api_x'));
});
