// Who calls the API: a key that is known and has not ended, and otherwise the session of a browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createToken, revokeApiKey } from '../../../domain/index.ts';
import { ask, keyOf } from '../testing/keys.ts';
import { addUser, openScene } from '../testing/scene.ts';

const day = 86_400_000;

async function open() {
  const scene = await openScene();
  const { site } = scene;
  const { secret, key } = await keyOf(site, ['directories:write', 'users:write', 'log:read']);
  return { ...scene, secret, key };
}

const scheme = 'Bearer realm="becard"';
const invalidToken = `${scheme}, error="invalid_token"`;
const bringsToken = (authorization: string) => authorization.startsWith('Bearer ');

type Opened = Awaited<ReturnType<typeof open>>;

const wrong: readonly {
  readonly name: string;
  readonly code: string;
  readonly make: (opened: Opened) => string | Promise<string>;
}[] = [
  { name: 'no credential at all', code: 'BC-930', make: () => '' },
  { name: 'a key that is not known', code: 'BC-930', make: () => 'Bearer nonsense' },
  { name: 'a key that was cut', code: 'BC-930', make: ({ secret }) => `Bearer ${secret.slice(0, -3)}` },
  { name: 'a key with another letter', code: 'BC-930', make: ({ secret }) => `Bearer ${secret.slice(0, -1)}_` },
  { name: 'another scheme', code: 'BC-930', make: ({ secret }) => `Basic ${btoa(`ada:${secret}`)}` },
  {
    name: 'a Secret Token',
    code: 'BC-930',
    make: async ({ site: { store, platform }, directory: { id } }) => {
      const scope = { store: store.directory(id), platform, directoryId: id };
      return `Bearer ${(await createToken(scope, { createdBy: 'test' })).secret}`;
    },
  },
  {
    name: 'a key that was revoked',
    code: 'BC-931',
    make: async ({ site, key, secret }) => {
      await revokeApiKey(site, key.id);
      return `Bearer ${secret}`;
    },
  },
  {
    name: 'a key that has expired',
    code: 'BC-932',
    make: ({ site, secret }) => {
      site.pass(30 * day);
      return `Bearer ${secret}`;
    },
  },
];

for (const { name, code, make } of wrong) {
  test(`${name} is refused as a problem that names the scheme, also with the cookie of an owner`, async () => {
    const opened = await open();
    const { site, browser, path } = opened;
    const authorization = await make(opened);

    for (const headers of [{ authorization }, { authorization, cookie: browser.cookie() ?? '' }]) {
      for (const [method, body] of [['GET'], ['PATCH', { name: 'Mine' }]] as const) {
        const answer = await ask(site, '', path, { method, body, headers });

        assert.deepEqual([answer.status, answer.code], [401, code]);
        assert.equal(answer.headers.get('www-authenticate'), bringsToken(authorization) ? invalidToken : scheme);
        assert.equal(answer.headers.get('content-type'), 'application/problem+json');
        assert.equal(answer.headers.get('cache-control'), 'no-store');
        const { type, status, title, detail, nextStep } = answer.problem;
        assert.deepEqual([type, status], [`urn:becard:error:${code}`, 401]);
        assert.ok([title, detail, nextStep].every((text) => typeof text === 'string' && text !== ''));
      }
    }
    assert.equal((await site.store.directories.find(opened.directory.id))?.name, 'Contoso');
  });
}

test('a change without key and session is refused as a read is', async () => {
  const { site, path, directory } = await openScene();

  for (const [method, body] of [['GET'], ['PATCH', { name: 'Mine' }], ['DELETE', {}]] as const) {
    const sent = new Request(`https://becard.test${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await site.fetch(sent, '192.0.2.1');
    const { code }: { readonly code?: unknown } = JSON.parse(await answer.text());

    assert.deepEqual([answer.status, code, answer.headers.get('www-authenticate')], [401, 'BC-901', scheme]);
  }
  assert.equal((await site.store.directories.find(directory.id))?.name, 'Contoso');
});

test('a key needs no header of the console, comes from anywhere, and is named in the audit log', async () => {
  const { site, path, secret, directory } = await open();
  const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };

  const changed = await ask(site, secret, path, { method: 'PATCH', body: { name: 'Fabrikam' }, headers });

  assert.equal(changed.status, 200, changed.text);
  const acts = await site.store.audit.list({ actor: 'API key (Personnel)', limit: 10 });
  assert.deepEqual(
    acts.map(({ action, origin, directoryId }) => [action, origin, directoryId]),
    [['directory.changed', '192.0.2.0', directory.id]],
  );
});

test('the scheme is written in any case', async () => {
  const { site, path, secret } = await open();

  for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
    const answer = await ask(site, '', path, { headers: { authorization: `${scheme} ${secret}` } });

    assert.equal(answer.status, 200, scheme);
  }
});

test('a key opens no session, and nothing that a setup link opens', async () => {
  const { site, path } = await open();
  const { secret } = await keyOf(site, ['admin']);
  const own = { 'x-becard-console': '1' };

  const session = await ask(site, secret, '/session');
  const sessions = await ask(site, secret, '/session/account/sessions');
  const confirmed = await ask(site, secret, '/session/confirm', { method: 'POST', body: {}, headers: own });
  const guest = await ask(site, secret, `/setup-link${path}`);

  assert.deepEqual(JSON.parse(session.text), { state: 'signed-out', language: 'de' });
  assert.deepEqual([sessions.status, confirmed.status, guest.status], [401, 401, 410]);
});

for (const [name, take] of [
  ['is revoked', ({ site, key }: Opened) => revokeApiKey(site, key.id)],
  ['expires', async ({ site }: Opened) => site.pass(30 * day)],
] as const) {
  test(`a key that ${name} while its request is under way changes nothing, and a stream with it ends`, async () => {
    const opened = await open();
    const { site, path, secret, directory, context } = opened;
    await addUser(context, 1);
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const live = await site.fetch(new Request(`https://becard.test${path}/live`, { headers }));
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          await take(opened);
          controller.enqueue(new TextEncoder().encode('{"name":"Mine"}'));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const init = { method: 'PATCH', headers, body, duplex: 'half' as const };

    const response = await site.fetch(new Request(`https://becard.test${path}`, init));

    assert.equal(response.status, 401);
    assert.match(await response.text(), /BC-93[12]/);
    assert.equal((await site.store.directories.find(directory.id))?.name, 'Contoso');
    const received = await live.text();
    site.live.close();
    assert.ok(received.endsWith('event: end\ndata: {}\n\n'), received.slice(-200));
  });
}

test('an answer to a key says how many requests may follow; a key that sends too many waits, and no other one', async () => {
  const { site } = await openScene();
  const [busy, calm] = [await keyOf(site, ['directories:read']), await keyOf(site, ['directories:read'])];
  const send = (secret: string) => ask(site, secret, '/v1/directories');

  const first = await send(busy.secret);
  let last = first;
  for (let count = 1; count <= 5_000 && last.status === 200; count += 1) last = await send(busy.secret);
  const other = await send(calm.secret);

  assert.equal(first.headers.get('ratelimit-policy'), '"requests";q=1200;w=120');
  assert.match(first.headers.get('ratelimit') ?? '', /^"requests";r=1199;t=1$/);
  assert.deepEqual([last.status, last.code, other.status], [429, 'BC-501', 200]);
  assert.ok(Number(last.headers.get('retry-after')) >= 1);
});
