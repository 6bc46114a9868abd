import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, type ClientOptions, createClient } from './client.ts';
import { createUser, readUser } from './wire.ts';

type Seen = { readonly url: string; readonly init: RequestInit };

/** A client whose server answers from a list, the last answer for ever. */
function clientFor(responses: readonly (() => Response | Promise<Response>)[], more: Partial<ClientOptions> = {}) {
  const seen: Seen[] = [];
  const waits: number[] = [];
  const observed: Answer[] = [];
  const client = createClient({
    tenantUrl: 'https://h/scim?aadOptscim062020',
    token: 'secret',
    timeoutMs: 1_000,
    now: () => 0,
    wait: async (milliseconds) => void waits.push(milliseconds),
    observe: (_, answer) => void observed.push(answer),
    fetch: async (url, init) => {
      seen.push({ url, init });
      const next = responses[Math.min(seen.length, responses.length) - 1];
      return next === undefined ? new Response() : next();
    },
    ...more,
  });
  return { client, seen, waits, observed };
}

const wait429 = (): Response => new Response(null, { status: 429, headers: { 'retry-after': '2' } });
const ok = (): Response => Response.json({ id: '1' });

test('a request carries the bearer token and, with a body, the media type with its charset', async () => {
  const { client, seen } = clientFor([ok]);

  await client.send(createUser(new Map([['userName', 'ü']])));
  await client.send(readUser('1'));

  assert.deepStrictEqual(seen[0]?.init.headers, {
    authorization: 'Bearer secret',
    'content-type': 'application/scim+json; charset=utf-8',
  });
  assert.equal(seen[0]?.init.method, 'POST');
  assert.deepStrictEqual(seen[1]?.init.headers, { authorization: 'Bearer secret' });
  assert.equal(seen[1]?.url, 'https://h/scim/Users/1?aadOptscim062020');
});

test('a server that asks to wait is asked again after that time', async () => {
  const { client, waits, observed } = clientFor([wait429, wait429, ok]);

  const answer = await client.send(readUser('1'));

  assert.equal(answer.status, 200);
  assert.equal(answer.throttled, 2);
  assert.deepStrictEqual(waits, [2_000, 2_000]);
  assert.equal(observed.length, 1);
});

test('a server that asks to wait for ever is given up after six tries, with a bounded pause', async () => {
  const { client, waits, seen } = clientFor([
    () => new Response(null, { status: 503, headers: { 'retry-after': '86400' } }),
  ]);

  const answer = await client.send(readUser('1'));

  assert.equal(answer.status, 503);
  assert.equal(seen.length, 6);
  assert.deepStrictEqual(waits, [30_000, 30_000, 30_000, 30_000, 30_000]);
});

test('without Retry-After the pauses grow', async () => {
  const { client, waits } = clientFor([() => new Response(null, { status: 503 })]);

  await client.send(readUser('1'));

  assert.deepStrictEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000]);
});

test('a body that is no JSON is kept as text', async () => {
  const { client } = clientFor([() => new Response('<h1>')]);

  const { body, text } = await client.send(readUser('1'));

  assert.deepStrictEqual({ body, text }, { body: undefined, text: '<h1>' });
});

test('no answer in time is a timeout, no connection is unreachable', async () => {
  const never: ClientOptions['fetch'] = (_, { signal }) =>
    new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  const slow = clientFor([], { fetch: never, timeoutMs: 1 });
  const away = clientFor([() => Promise.reject(new TypeError('fetch failed'))]);
  // A pending timeout of AbortSignal does not keep the process alive by itself.
  const alive = setInterval(() => undefined, 1_000);

  const answers = [await slow.client.send(readUser('1')), await away.client.send(readUser('1'))];

  clearInterval(alive);
  assert.deepStrictEqual(
    answers.map(({ status, failure }) => ({ status, failure })),
    [
      { status: 0, failure: 'timeout' },
      { status: 0, failure: 'unreachable' },
    ],
  );
});
