// Every address of the API x every role: what a role may not do is refused, and what changes anything is written down. API keys: router.test.ts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Right, type Role, rightsOf, roles, type Scope } from '../../domain/index.ts';
import type { Route } from './route.ts';
import { routes } from './routes/index.ts';
import { actionsOf, addressOf, openFilled, type Rule, rules } from './testing/addresses.ts';
import { openSite, password, type Site } from './testing/browser.ts';

const isPublic = [
  'GET /session',
  'POST /session/sign-in',
  'POST /session/sign-out',
  'POST /session/invitation',
  'POST /session/invitation/accept',
] as const;

/** Where a setup link counts, and no role: session/setup-link.test.ts. */
const ofSetupLinks = [
  'GET /session/setup-link',
  'POST /session/setup-link/enter',
  'POST /session/setup-link/leave',
  'POST /session/setup-link/ended',
  'POST /session/setup-link/request',
  'GET /setup-link/v1/directories/:directory',
  'PATCH /setup-link/v1/directories/:directory/switches',
  'GET /setup-link/v1/directories/:directory/activity',
  'GET /setup-link/v1/directories/:directory/live',
  'GET /setup-link/v1/directories/:directory/log',
  'GET /setup-link/v1/directories/:directory/log/:entry',
  'GET /setup-link/v1/directories/:directory/cycles',
  'GET /setup-link/v1/directories/:directory/log-intervals',
  'GET /setup-link/v1/directories/:directory/tokens',
  'POST /setup-link/v1/directories/:directory/tokens',
  'PATCH /setup-link/v1/directories/:directory/tokens/:token',
  'DELETE /setup-link/v1/directories/:directory/tokens/:token',
] as const;

/** Where a link to a card counts, and no role: my-card/my-card.test.ts. */
const ofMyCard = [
  'POST /my-card/enter',
  'POST /my-card/leave',
  'GET /my-card',
  'PATCH /my-card',
  'POST /my-card/state',
  'GET /my-card/photo',
  'PUT /my-card/photo',
  'DELETE /my-card/photo',
  'PUT /my-card/pin',
  'DELETE /my-card/pin',
  'GET /my-card/page',
  'GET /my-card/vcard',
  'GET /my-card/signature',
  'GET /my-card/signature/file',
] as const;

/** What each route that writes nothing down needs, in words of this test's own. The others are use cases: use-cases.test.ts. */
const needs: Readonly<Record<string, `${Right} ${Scope}${' and the password' | ''}`>> = {
  listDirectories: 'read directories:read',
  getDirectory: 'observe directories:read',
  getActivity: 'observe directories:read',
  followDirectory: 'observe log:read',
  listTokens: 'observe directories:read',
  listSetupLinks: 'administer directories:read',
  listUsers: 'read users:read',
  countUsers: 'read users:read',
  listSavedViews: 'read users:read',
  getUser: 'read users:read',
  listDepartments: 'read users:read',
  listFailingUsers: 'read log:read',
  getCardSettings: 'read directories:read',
  listCardTemplates: 'read directories:read',
  getCardTemplate: 'read directories:read',
  previewCardTemplate: 'read users:read',
  previewCardAssignment: 'read users:read',
  listCardTemplateVersions: 'read directories:read',
  listCardAssignmentVersions: 'read directories:read',
  listCardLocations: 'read directories:read',
  listCardGaps: 'read users:read',
  getCardAssignment: 'read directories:read',
  listCards: 'read users:read',
  previewCardState: 'read users:read',
  previewChosenTemplate: 'read users:read',
  showCardWithTemplate: 'read users:read',
  getCard: 'read users:read',
  getCardLink: 'read users:read',
  getCardFile: 'read users:read',
  getCardSignature: 'read users:read',
  getCardSignatureFile: 'read users:read',
  getCardPhoto: 'read users:read',
  getCardTemplateLogo: 'read directories:read',
  drawCardTemplateQr: 'read directories:read',
  getCardNumbers: 'read directories:read',
  getNumbersOfCard: 'read users:read',
  listGroups: 'read users:read',
  getGroup: 'read users:read',
  listDeprovisionedUsers: 'read users:read',
  listEvents: 'read events:read',
  listEventTypes: 'read events:read',
  listLog: 'observe log:read',
  getLogEntry: 'observe log:read',
  listCycles: 'observe log:read',
  listLogIntervals: 'observe log:read',
  getMapping: 'read directories:read',
  getOverview: 'read directories:read',
  listSchemas: 'read directories:read',
  getRehearsal: 'read directories:read',
  cancelRehearsal: 'administer tokens:write',
  search: 'read users:read',
  listAdministrators: 'audit audit:read',
  listApiKeys: 'administer admin',
  getApiKey: 'administer admin',
  listAudit: 'audit audit:read',
  checkAudit: 'audit audit:read',
  getRetention: 'audit audit:read',
  getSystem: 'operate admin',
  getSystemHistory: 'operate admin',
  listFindings: 'operate admin',
  listAllEventStreams: 'read event-streams:read',
  listEventStreams: 'read event-streams:read',
  getEventStream: 'read event-streams:read',
  listWebhooks: 'read webhooks:read',
  getWebhook: 'read webhooks:read',
  listDeliveries: 'read webhooks:read',
  getDelivery: 'read webhooks:read',
};

/** All addresses; middleware has the method ALL. */
function routesOf(site: Site): readonly string[] {
  const routes = site.app.routes.filter(({ method }) => method !== 'ALL');
  return [...new Set(routes.map(({ method, path }) => `${method} ${path.replace(/(.)\/$/, '$1')}`))];
}

test('every address has its rule, and the holder of a setup link has those of the connection alone', () => {
  const addresses = [...isPublic, ...Object.keys(rules), ...ofSetupLinks, ...ofMyCard];

  assert.deepEqual(routesOf(openSite()).toSorted(), addresses.toSorted());
});

test('every route that writes nothing down needs the right and the scope that are written down here', () => {
  const reading = Object.entries<Route>(routes).filter(([, { audits }]) => audits.length === 0);
  const declared = reading.map(([name, { right, scope, needsPassword = false }]) => [
    name,
    `${right} ${scope}${needsPassword ? ' and the password' : ''}`,
  ]);

  assert.deepEqual(Object.fromEntries(declared), needs);
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
    each === 'POST /v1/directories/:directory/tokens' ||
    each === 'POST /v1/directories/:directory/setup-links' ||
    each === 'POST /v1/directories/:directory/setup-links/:link/renew' ||
    each === 'POST /v1/directories/:directory/users/:user/erase' ||
    (each.startsWith('DELETE /v1/directories/:directory') && !each.endsWith('/rehearsal')),
)) {
  const isReading =
    route.startsWith('GET') ||
    /^DELETE .*(tokens|setup-links|schemas|event-streams|saved-views|card-templates|card-locations|photo|pin|signature\/address|cards\/:card\/link)/.test(
      route,
    );
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
    browser.send('PATCH', `/v1/directories/${names['directory']}/tokens/${names['token']}`, body);
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
