// An administrator's own account: another password, and the sessions that are open.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, openSite, password, type Site } from '../testing/browser.ts';

const fresh = 'another horse battery';
const email = 'owner@example.com';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

/** Another browser of the same person, at another address. */
async function signInElsewhere(site: Site): Promise<Browser> {
  const browser = site.open('198.51.100.77');
  await browser.send('POST', '/session/sign-in', { email, password }, { 'user-agent': firefox });
  return browser;
}

async function sessionsOf(browser: Browser): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { body } = await browser.send('GET', '/session/account/sessions');
  assert.ok(Array.isArray(body));
  return body;
}

async function actsOf({ store }: Site): Promise<readonly unknown[]> {
  const entries = await store.audit.list({ limit: 100 });
  return entries.map(({ action, actor, subject }) => [action, actor, subject]);
}

test('a new password is asked for by the current one, ends every other session and is written down', async () => {
  const site = openSite();
  const owner = await site.signedIn('owner');
  const elsewhere = await signInElsewhere(site);

  const changed = await owner.send('POST', '/session/account/password', { current: password, password: fresh });

  assert.equal(changed.status, 204);
  assert.equal((await owner.send('GET', '/v1/directories')).status, 200);
  assert.equal((await elsewhere.send('GET', '/v1/directories')).status, 401);
  assert.equal((await site.open().send('POST', '/session/sign-in', { email, password })).status, 401);
  assert.equal((await site.open().send('POST', '/session/sign-in', { email, password: fresh })).status, 200);
  assert.ok(
    (await actsOf(site)).some(
      (act) => JSON.stringify(act) === JSON.stringify(['administrator.password_changed', email, email]),
    ),
  );
});

test('a wrong current password changes nothing, counts as a guess and is written down', async () => {
  const site = openSite();
  const owner = await site.signedIn('owner');
  const change = () => owner.send('POST', '/session/account/password', { current: 'not my password', password: fresh });

  const answers = [await change(), await change(), await change(), await change()];

  assert.deepEqual(
    answers.map(({ body }) => body['code']),
    ['BC-902', 'BC-902', 'BC-902', 'BC-908'],
  );
  assert.deepEqual((await actsOf(site))[0], ['session.refused', email, undefined]);
  assert.equal((await site.open().send('POST', '/session/sign-in', { email, password })).status, 200);
});

for (const [weak, code] of [
  ['short', 'BC-906'],
  ['passwordpassword', 'BC-912'],
  ['owner of the place', 'BC-912'],
] as const) {
  test(`the new password "${weak}" is refused with ${code}`, async () => {
    const owner = await openSite().signedIn('owner');

    const { status, body } = await owner.send('POST', '/session/account/password', {
      current: password,
      password: weak,
    });

    assert.deepEqual([status, body['code']], [400, code]);
  });
}

test('open sessions are listed with device and network, and which one asks; no secret is among it', async () => {
  const site = openSite();
  const owner = await site.signedIn('owner');
  const elsewhere = await signInElsewhere(site);
  await site.signedIn('auditor');
  site.pass(60_000);

  const seen = await sessionsOf(elsewhere);

  assert.deepEqual(
    seen.map(({ device, network, isThisOne }) => [device, network, isThisOne]),
    [
      ['Firefox · Windows', '198.51.100.0', true],
      [undefined, '192.0.2.0', false],
    ],
  );
  for (const { cookie } of [owner, elsewhere]) {
    assert.equal(JSON.stringify(seen).includes(cookie()?.split('=')[1] ?? assert.fail()), false);
  }
});

test('one session is ended, or all others, and each leaves a line', async () => {
  const site = openSite();
  const owner = await site.signedIn('owner');
  const [first, second, third] = [
    await signInElsewhere(site),
    await signInElsewhere(site),
    await signInElsewhere(site),
  ];
  const idOf = async (browser: Browser) => (await sessionsOf(browser)).find(({ isThisOne }) => isThisOne)?.['id'];
  const id = await idOf(first);

  const one = await owner.send('DELETE', `/session/account/sessions/${id}`);
  const again = await owner.send('DELETE', `/session/account/sessions/${id}`);
  const afterOne = [await first.send('GET', '/v1/directories'), await second.send('GET', '/v1/directories')];
  const others = await owner.send('DELETE', '/session/account/sessions');
  const afterAll = [await owner.send('GET', '/v1/directories'), await third.send('GET', '/v1/directories')];

  assert.deepEqual([one.status, again.status, others.status], [204, 404, 204]);
  assert.deepEqual(
    [...afterOne, ...afterAll].map(({ status }) => status),
    [401, 200, 200, 401],
  );
  const ended = (await actsOf(site)).slice(0, 3);
  assert.deepEqual(ended, Array(3).fill(['session.ended', email, 'Firefox · Windows']));
});

test('a session of another account cannot be ended', async () => {
  const site = openSite();
  const owner = await site.signedIn('owner');
  const auditor = await site.signedIn('auditor');
  const [own] = await sessionsOf(owner);

  const { status } = await auditor.send('DELETE', `/session/account/sessions/${own?.['id']}`);
  await auditor.send('DELETE', '/session/account/sessions');

  assert.equal(status, 404);
  assert.equal((await owner.send('GET', '/v1/directories')).status, 200);
});
