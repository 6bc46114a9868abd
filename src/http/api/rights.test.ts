// Every address of the console's API x every role: what a role may not do is refused, and what changes anything is written down.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Role, rightsOf, roles } from '../../domain/index.ts';
import { actionsOf, addressOf, openFilled, type Rule, rules } from './testing/addresses.ts';
import { openSite, password, type Site } from './testing/browser.ts';

const isPublic = [
  'GET /session',
  'POST /sign-in',
  'POST /sign-out',
  'POST /invitation',
  'POST /invitation/accept',
] as const;

/** Below /setup a link counts, and no role: guest.test.ts. */
const ofGuests = (route: string): boolean => route.split(' ')[1]?.startsWith('/setup') === true;

/** All addresses; middleware has the method ALL. */
function routesOf(site: Site): readonly string[] {
  const routes = site.app.routes.filter(({ method }) => method !== 'ALL');
  return [...new Set(routes.map(({ method, path }) => `${method} ${path.replace(/(.)\/$/, '$1')}`))];
}

test('every address has its rule', () => {
  const routes = routesOf(openSite()).filter((route) => !ofGuests(route));

  assert.deepEqual(routes.toSorted(), [...isPublic, ...Object.keys(rules)].toSorted());
});

async function ask(route: string, { body, query = '' }: Rule, role: Role | undefined) {
  const { site, names } = await openFilled();
  const browser = role === undefined ? site.open() : await site.signedIn(role);
  const before = await actionsOf(site);
  const { method, path } = addressOf(route, names, query);
  const { status, body: answer } = route.endsWith('/live')
    ? await openStream(site, path, browser.cookie())
    : await browser.send(method, path, body);
  const after = await actionsOf(site);
  return { status, code: answer['code'], acts: after.slice(0, after.length - before.length) };
}

/** A stream does not end by itself: who may follow it hangs up again. */
async function openStream(site: Site, path: string, cookie = '') {
  const response = await site.fetch(new Request(`https://becard.test${path}`, { headers: { cookie } }));
  const body: Readonly<Record<string, unknown>> = response.ok ? {} : JSON.parse(await response.text());
  if (response.ok) await response.body?.cancel();
  return { status: response.status, body };
}

for (const [route, rule] of Object.entries(rules)) {
  for (const role of roles) {
    const may = rightsOf({ kind: 'administrator', role }).includes(rule.right);
    test(`${route} is ${may ? 'allowed' : 'refused'} to the role ${role}`, async () => {
      const { status, code, acts } = await ask(route, rule, role);

      if (!may) {
        assert.deepEqual([status, code, acts], [403, 'BC-903', []]);
        return;
      }
      // There is neither a group nor a rehearsal.
      assert.ok(status < 300 || code === 'BC-904', `${status} ${code}`);
      assert.deepEqual(acts, rule.acts ?? []);
    });
  }

  test(`${route} is refused without a session`, async () => {
    const { status, code, acts } = await ask(route, rule, undefined);

    assert.deepEqual([status, code, acts], [401, 'BC-901', []]);
  });
}

for (const route of Object.keys(rules).filter(
  (each) =>
    each.includes('administrators') ||
    each === 'POST /directories/:directory/tokens' ||
    each === 'POST /directories/:directory/setup-links' ||
    each === 'POST /directories/:directory/setup-links/:link/renew' ||
    each === 'POST /directories/:directory/users/:user/erase' ||
    (each.startsWith('DELETE /directories/:directory') && !each.endsWith('/rehearsal')),
)) {
  const isReading = route.startsWith('GET') || /^DELETE .*(tokens|setup-links|schemas)/.test(route);
  test(`${route} ${isReading ? 'needs no' : 'needs a'} fresh password`, async () => {
    const { site, names } = await openFilled();
    const browser = await site.signedIn('owner');
    const rule = rules[route] ?? assert.fail(route);
    const { method, path } = addressOf(route, names, rule.query);
    site.pass(10 * 60_000);

    const stale = await browser.send(method, path, rule.body);
    const wrong = await browser.send('POST', '/session/confirm', { password: 'not the password' });
    const confirmed = await browser.send('POST', '/session/confirm', { password });
    const fresh = await browser.send(method, path, rule.body);

    if (isReading) {
      assert.ok(stale.status < 300);
      return;
    }
    assert.deepEqual([stale.status, stale.body['code']], [403, 'BC-909']);
    assert.deepEqual([wrong.status, wrong.body['code'], confirmed.status], [401, 'BC-902', 204]);
    assert.ok(fresh.status < 300, String(fresh.status));
  });
}

test('more time for a token needs a fresh password; less time and another name do not', async () => {
  const { site, names } = await openFilled();
  const browser = await site.signedIn('owner');
  const change = (body: object) =>
    browser.send('PATCH', `/directories/${names['directory']}/tokens/${names['token']}`, body);
  site.pass(10 * 60_000);

  const named = await change({ name: 'Entra' });
  const shortened = await change({ expiresInDays: 90 });
  const refused = [await change({ expiresInDays: null }), await change({ expiresInDays: 91 })];
  await browser.send('POST', '/session/confirm', { password });
  const endless = await change({ expiresInDays: null });

  assert.deepEqual([named.status, shortened.status, endless.status], [200, 200, 200]);
  assert.deepEqual(
    refused.map(({ status, body }) => [status, body['code']]),
    Array(2).fill([403, 'BC-909']),
  );
  assert.equal(endless.body['expiresAt'], undefined);
});
