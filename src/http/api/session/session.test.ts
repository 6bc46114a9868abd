import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Accounts,
  type AdministratorId,
  acceptInvitation,
  createAdministrator,
  inviteFirstAdministrator,
} from '../../../domain/index.ts';
import { openSite, password, type Site } from '../testing/browser.ts';

const email = 'ada@example.com';

function accountsOf({ store, platform }: Site): Accounts {
  return { store: store.administrators, platform };
}

test('the first administrator follows the link, chooses a password and is signed in', async () => {
  const site = openSite();
  const browser = site.open();
  const secret = await inviteFirstAdministrator({ store: site.store.administrators, platform: site.platform });

  const before = await browser.send('GET', '/session');
  const preview = await browser.send('POST', '/session/invitation', { secret });
  const accepted = await browser.send('POST', '/session/invitation/accept', { secret, email, password });
  const after = await browser.send('GET', '/session');

  assert.deepEqual(before.body, { state: 'setup', language: 'de' });
  assert.deepEqual(Object.keys(preview.body), ['expiresAt']);
  assert.equal(accepted.status, 200);
  assert.deepEqual(after.body, accepted.body);
  assert.equal(after.body['state'], 'signed-in');
  assert.equal(JSON.stringify(after.body).includes('password'), false);
});

test('the cookie is out of reach of scripts, of other sites and of plain HTTP', async () => {
  const site = openSite();
  await site.signedIn('owner');

  const { headers } = await site.open().send('POST', '/session/sign-in', { email: 'owner@example.com', password });

  const cookie = headers.get('set-cookie') ?? '';
  assert.match(cookie, /^__Host-becard_session=[0-9A-Za-z]{43}; /);
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) assert.ok(cookie.includes(part), part);
  assert.equal(cookie.includes('Domain'), false);
  assert.equal(headers.get('cache-control'), 'no-store');
});

test('on plain HTTP the cookie has its plain name', async () => {
  const browser = await openSite('http://127.0.0.1:8080').signedIn('owner');

  assert.match(browser.cookie() ?? '', /^becard_session=/);
  assert.equal((await browser.send('GET', '/session')).body['state'], 'signed-in');
});

test('signing out ends the session on the server, not only in the browser', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  const cookie = browser.cookie() ?? '';

  const { status } = await browser.send('POST', '/session/sign-out');

  assert.equal(status, 204);
  assert.equal(browser.cookie(), undefined);
  assert.equal((await site.open().send('GET', '/v1/directories', undefined, { cookie })).status, 401);
});

test('signing in again ends the session that the browser had', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  const cookie = browser.cookie() ?? '';

  await browser.send('POST', '/session/sign-in', { email: 'owner@example.com', password });

  assert.notEqual(browser.cookie(), cookie);
  assert.equal((await site.open().send('GET', '/v1/directories', undefined, { cookie })).status, 401);
});

test('each wrong password for an account doubles the wait, from wherever it comes, whether or not the account exists', async () => {
  for (const email of ['owner@example.com', 'unknown@example.com']) {
    const site = openSite();
    const { administrator, secret } = await createAdministrator(accountsOf(site), 'owner@example.com');
    await acceptInvitation(accountsOf(site), { secret, password });
    const guess = async (at: number) => {
      const { status, headers } = await site
        .open(`192.0.2.${at}`)
        .send('POST', '/session/sign-in', { email, password: `wrong ${at}` });
      return [status, headers.get('retry-after')];
    };

    const answers: unknown[] = [];
    for (const [at, waitMs] of [0, 0, 0, 0, 1_500, 600, 0, 4_100].entries()) {
      site.pass(waitMs);
      answers.push(await guess(at));
    }

    assert.equal(administrator.role, 'owner');
    assert.deepEqual(answers, [
      [401, null],
      [401, null],
      [401, null],
      [429, '2'],
      [429, '1'],
      [401, null],
      [429, '4'],
      [401, null],
    ]);
  }
});

test('guesses from other addresses do not lock out an account where it signed in before', async () => {
  const site = openSite();
  await site.signedIn('owner');
  for (let at = 0; at < 5; at += 1) {
    await site
      .open('198.51.100.7')
      .send('POST', '/session/sign-in', { email: 'owner@example.com', password: `wrong ${at}` });
  }

  const elsewhere = await site
    .open('203.0.113.9')
    .send('POST', '/session/sign-in', { email: 'owner@example.com', password });
  const athome = await site.open().send('POST', '/session/sign-in', { email: 'owner@example.com', password });

  assert.deepEqual([elsewhere.status, athome.status], [429, 200]);
});

test('text that is no e-mail address is answered like an account that is not there, and is no key to anybody', async () => {
  const site = openSite();
  await site.signedIn('owner');
  const guesser = site.open('198.51.100.7');
  const typed = 'owner@example.com from 192.0.2.1';

  const unknown = await guesser.send('POST', '/session/sign-in', { email: 'unknown@example.com', password });
  const refused = await guesser.send('POST', '/session/sign-in', { email: typed, password });
  for (let at = 0; at < 9; at += 1) await guesser.send('POST', '/session/sign-in', { email: typed, password });
  const owner = await site.open().send('POST', '/session/sign-in', { email: 'owner@example.com', password });

  assert.deepEqual([refused.status, refused.body], [unknown.status, unknown.body]);
  assert.equal(owner.status, 200);
});

test('the password can be confirmed and changed while others guess behind the same proxy', async () => {
  const site = openSite();
  const owner = await site.signedIn('owner');
  for (let at = 0; at < 14; at += 1) {
    await site.open().send('POST', '/session/sign-in', { email: `guess${at}@example.com`, password });
  }

  const confirmed = await owner.send('POST', '/session/confirm', { password });
  const again = await site.open().send('POST', '/session/sign-in', { email: 'owner@example.com', password });

  assert.deepEqual([confirmed.status, again.status], [204, 200]);
});

test('one administrator signs in any number of times', async () => {
  const site = openSite();
  await site.signedIn('owner');

  for (let at = 0; at < 15; at += 1) {
    const { status } = await site.open().send('POST', '/session/sign-in', { email: 'owner@example.com', password });
    assert.equal(status, 200);
  }
});

for (const [what, take] of [
  ['replaced', ({ store }: Site, id: AdministratorId) => store.administrators.setPassword(id, 'another hash')],
  ['taken away with its account', ({ store }: Site, id: AdministratorId) => store.administrators.remove(id)],
] as const) {
  test(`a password that is ${what} while it is being checked opens no session`, async () => {
    let happen = async (): Promise<unknown> => undefined;
    const site = openSite(undefined, (store) => ({
      ...store,
      transaction: async (work) => {
        await happen();
        return store.transaction(work);
      },
    }));
    await site.signedIn('owner');
    await site.signedIn('auditor');
    const auditor = (await site.store.administrators.list()).find(({ role }) => role === 'auditor');
    happen = () => take(site, auditor?.id ?? assert.fail());

    const { status, body, headers } = await site
      .open()
      .send('POST', '/session/sign-in', { email: 'auditor@example.com', password });

    assert.deepEqual([status, body['code'], headers.get('set-cookie')], [401, 'BC-902', null]);
  });
}

test('one address may not try many accounts', async () => {
  const site = openSite();
  const statuses: number[] = [];
  for (let at = 0; at < 11; at += 1) {
    const { status } = await site
      .open()
      .send('POST', '/session/sign-in', { email: `unknown${at}@example.com`, password });
    statuses.push(status);
  }

  assert.deepEqual([statuses[9], statuses[10]], [401, 429]);
});

test('when many sign in at once, further ones get a time to retry, account or not; known callers are admitted', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  let isHeld = false;
  const site = openSite(undefined, (store) => ({
    ...store,
    administrators: {
      ...store.administrators,
      findByEmail: async (email) => {
        if (isHeld) await held;
        return store.administrators.findByEmail(email);
      },
    },
  }));
  await site.signedIn('owner');
  const signIn = (email: string, address: string) =>
    site.open(address).send('POST', '/session/sign-in', { email, password });
  isHeld = true;
  const others = Array.from({ length: 16 }, (_, at) => signIn(`unknown${at}@example.com`, `198.51.100.${at}`));
  const athome = signIn('owner@example.com', '192.0.2.1');

  const refused = [
    await signIn('owner@example.com', '203.0.113.1'),
    await signIn('unknown@example.com', '203.0.113.2'),
  ].map(({ status, headers, body }) => ({ status, retryAfter: headers.get('retry-after'), body }));
  release();

  const [first, second] = refused;
  assert.deepStrictEqual([first?.status, first?.retryAfter, first?.body['code']], [429, '5', 'BC-908']);
  assert.deepStrictEqual(second, first);
  assert.ok((await Promise.all(others)).every(({ status }) => status === 401));
  assert.equal((await athome).status, 200);
  assert.equal((await signIn('owner@example.com', '203.0.113.1')).status, 200);
});

for (const [what, headers] of [
  ['from another site', { 'sec-fetch-site': 'cross-site' }],
  ['from another host of the same site', { 'sec-fetch-site': 'same-site' }],
  ['with a foreign Origin', { origin: 'https://evil.example' }],
  ['with the Origin null', { origin: 'null' }],
] as const) {
  test(`a write ${what} is refused before anything is looked at`, async () => {
    const site = openSite();
    const browser = await site.signedIn('owner');

    const { status, body } = await browser.send('POST', '/v1/directories', { name: 'Contoso' }, headers);

    assert.deepEqual([status, body['code']], [403, 'BC-903']);
    assert.deepEqual(await site.store.directories.list(), []);
  });
}

test('a write from our own page passes with whatever proof the browser sends', async () => {
  const browser = await openSite().signedIn('owner');

  for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: 'https://becard.test' }]) {
    assert.equal((await browser.send('POST', '/v1/directories', { name: 'Contoso' }, headers)).status, 201);
  }
});

for (const [what, body, headers, status, code] of [
  ['that is no JSON', '{', {}, 400, 'BC-906'],
  ['without its members', '{}', {}, 400, 'BC-906'],
  ['that is a form', 'email=a', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'BC-411'],
  ['above 64 KiB', JSON.stringify({ email: 'x'.repeat(70_000), password }), {}, 413, 'BC-410'],
] as const) {
  test(`a body ${what} is refused with ${code}`, async () => {
    const site = openSite();
    const own = { 'content-type': 'application/json', 'x-becard-console': '1', 'content-length': String(body.length) };
    const request = new Request('https://becard.test/session/sign-in', {
      method: 'POST',
      body,
      headers: { ...own, ...headers },
    });

    const response = await site.fetch(request);

    const problem: unknown = await response.json();
    assert.deepEqual(site.reported, []);
    assert.equal(response.status, status);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.equal(typeof problem === 'object' && problem !== null && 'code' in problem && problem.code, code);
  });
}

test('a fault of the server is reported whole and answered without detail', async () => {
  const broken = new Error('disk /var/secret is gone');
  const site = openSite('https://becard.test', (store) => ({
    ...store,
    directories: { ...store.directories, list: () => Promise.reject(broken) },
  }));
  const browser = await site.signedIn('owner');

  const { status, body } = await browser.send('GET', '/v1/directories');

  assert.deepEqual([status, body['code']], [500, 'BC-601']);
  assert.equal(JSON.stringify(body).includes('secret'), false);
  assert.deepEqual(site.reported, [broken]);
});
