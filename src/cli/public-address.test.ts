// Links that the command line prints begin with the address of the server.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { emptyData, json, newData, run, serve } from './testing/command.ts';

const printing: readonly (readonly string[])[] = [
  ['admin', 'create', 'bea@example.com'],
  ['admin', 'reset', 'bea@example.com'],
  ['directory', 'create', 'Fabrikam'],
  ['directory', 'show', 'Fabrikam'],
];

test('links begin with the address at which the server was started', async (context) => {
  const at = newData();
  const { stop } = await serve(context, at, { BECARD_PUBLIC_URL: 'https://cards.example.com' });
  await stop();

  for (const words of printing) {
    const { code, out, problem } = await run([...words, ...at]);

    assert.deepEqual([code, problem], [0, ''], words.join(' '));
    assert.match(out, /https:\/\/cards\.example\.com\/(welcome#|scim\/v2\/ud_)/, words.join(' '));
  }
});

test('before a server has started, a command says that the address is a guess', async () => {
  const at = emptyData();

  for (const words of printing) {
    const { code, out, problem } = await run([...words, ...at]);

    assert.deepEqual([code, out.includes('http://127.0.0.1:8080/')], [0, true], words.join(' '));
    assert.match(problem, /^becard: The address http:\/\/127\.0\.0\.1:8080 is a guess: .*BECARD_PUBLIC_URL/);
  }
  const named = await run(['directory', 'show', 'Fabrikam', '--public-url', 'https://x.example', ...at]);
  const silent = await run(['directory', 'list', ...at]);
  assert.deepEqual([named.problem, silent.problem], ['', '']);
});

test('the doctor notices that the server of other data answers', async (context) => {
  const [served, other] = [newData(), newData()];
  const { url } = await serve(context, served);
  const reachable = async (...words: readonly string[]): Promise<readonly [string, string]> => {
    const { checks } = JSON.parse((await run(['doctor', '--json', ...words])).out);
    const { state, found } = checks.find(({ check }: { readonly check: string }) => check === 'Reachable');
    return [state, found];
  };
  const { port } = new URL(url);

  assert.deepEqual(await reachable(...served), ['ok', `${url} is ready`]);
  for (const data of [other, emptyData()])
    assert.deepEqual(await reachable(...data, '--port', port), [
      'fault',
      `another Becard with other data answers at ${url}`,
    ]);
});

test('the doctor takes a server that does not say whose it is for that of this data', async (context) => {
  const earlier = createServer((_, response) => response.end('{"status":"ready"}')).listen(0, '127.0.0.1');
  context.after(() => earlier.close());
  await once(earlier, 'listening');
  const port = String((earlier.address() as AddressInfo).port);

  const { out } = await run(['doctor', '--json', '--port', port, ...newData()]);

  assert.match(out, /"check": "Reachable",\s+"state": "ok"/);
});

test('a directory made on the store has the address in its JSON document', async (context) => {
  const at = newData();
  const { url } = await serve(context, at);

  const { tenantUrl, id } = await json(['directory', 'create', 'Contoso', ...at]);

  assert.equal(tenantUrl, `${url}/scim/v2/${id}`);
});
