// Every address of the console's API x every role: what a role may not do is refused, and what changes anything is written down.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type AuditAction,
  createAdministrator,
  createDirectory,
  createSetupLink,
  createToken,
  type DirectoryStore,
  hasRight,
  importSchemas,
  newEventId,
  type Platform,
  type ResourceId,
  type Right,
  type Role,
  roles,
} from '../../directory/index.ts';
import { openSite, password, type Site } from './browser.test.ts';

interface Rule {
  readonly right: Right;
  readonly body?: object;
  /** Added to the path. */
  readonly query?: string;
  /** What the audit log says of it; only reading leaves nothing. */
  readonly action?: AuditAction;
}

const isPublic = [
  'GET /session',
  'POST /sign-in',
  'POST /sign-out',
  'POST /invitation',
  'POST /invitation/accept',
] as const;

/** Below /setup a link counts, and no role: guest.test.ts. */
const ofGuests = (route: string): boolean => route.split(' ')[1]?.startsWith('/setup') === true;

const rules: Readonly<Record<string, Rule>> = {
  'POST /session/confirm': { right: 'read', body: { password }, action: 'session.confirmed' },
  'GET /directories': { right: 'read' },
  'POST /directories': { right: 'administer', body: { name: 'Fabrikam' }, action: 'directory.created' },
  'GET /directories/:directory': { right: 'read' },
  'PATCH /directories/:directory': { right: 'administer', body: { entra: true }, action: 'directory.changed' },
  'DELETE /directories/:directory': { right: 'administer', query: '?name=Contoso', action: 'directory.deleted' },
  'GET /directories/:directory/activity': { right: 'read' },
  'GET /directories/:directory/live': { right: 'read' },
  'GET /directories/:directory/mapping': { right: 'read' },
  'GET /directories/:directory/schemas': { right: 'read' },
  'POST /directories/:directory/schemas': {
    right: 'administer',
    body: { document: schemaDocument('urn:fabrikam:2.0:User') },
    action: 'schema.imported',
  },
  'DELETE /directories/:directory/schemas/:schema': { right: 'administer', action: 'schema.removed' },
  'GET /directories/:directory/rehearsal': { right: 'read' },
  'POST /directories/:directory/rehearsal': {
    right: 'administer',
    body: { users: 1, mapping: 'becard', dialect: 'legacy' },
    action: 'token.created',
  },
  'DELETE /directories/:directory/rehearsal': { right: 'administer' },
  'GET /directories/:directory/tokens': { right: 'read' },
  'POST /directories/:directory/tokens': { right: 'administer', body: {}, action: 'token.created' },
  'PATCH /directories/:directory/tokens/:token': {
    right: 'administer',
    body: { name: 'Entra' },
    action: 'token.changed',
  },
  'DELETE /directories/:directory/tokens/:token': { right: 'administer', action: 'token.revoked' },
  'GET /directories/:directory/setup-links': { right: 'administer' },
  'POST /directories/:directory/setup-links': {
    right: 'administer',
    body: { name: 'Contoso IT' },
    action: 'setup_link.created',
  },
  'POST /directories/:directory/setup-links/:link/renew': {
    right: 'administer',
    body: {},
    action: 'setup_link.renewed',
  },
  'DELETE /directories/:directory/setup-links/:link': { right: 'administer', action: 'setup_link.revoked' },
  'GET /directories/:directory/users': { right: 'read' },
  'GET /directories/:directory/users/:user': { right: 'read' },
  'GET /directories/:directory/export/users': { right: 'read', action: 'users.exported' },
  'POST /directories/:directory/users/:user/restore': { right: 'edit', body: {} },
  'GET /directories/:directory/departments': { right: 'read' },
  'GET /directories/:directory/groups': { right: 'read' },
  'GET /directories/:directory/groups/:group': { right: 'read' },
  'POST /directories/:directory/leavers/restore': { right: 'edit', body: { from: 0 }, action: 'leavers.restored' },
  'POST /directories/:directory/leavers/accept': { right: 'administer', body: {}, action: 'leavers.accepted' },
  'GET /directories/:directory/log': { right: 'read' },
  'GET /directories/:directory/log/:entry': { right: 'read' },
  'POST /directories/:directory/log/:entry/reveal': { right: 'administer', body: {} },
  'GET /directories/:directory/cycles': {
    right: 'read',
    query: '?from=2026-01-01T00:00:00Z&until=2026-01-02T00:00:00Z',
  },
  'GET /directories/:directory/export/log': { right: 'read', action: 'log.exported' },
  'GET /administrators': { right: 'audit' },
  'POST /administrators': {
    right: 'own',
    body: { email: 'new@example.com', role: 'editor' },
    action: 'administrator.invited',
  },
  'PATCH /administrators/:administrator': {
    right: 'own',
    body: { role: 'auditor' },
    action: 'administrator.role_changed',
  },
  'POST /administrators/:administrator/reset': { right: 'own', body: {}, action: 'administrator.reset' },
  'DELETE /administrators/:administrator': { right: 'own', action: 'administrator.removed' },
  'GET /audit': { right: 'audit' },
  'GET /audit/export': { right: 'audit', query: '?format=json', action: 'audit.exported' },
  'GET /audit/check': { right: 'audit' },
  'GET /retention': { right: 'audit' },
  'GET /search': { right: 'read', query: '?text=x' },
  'GET /system': { right: 'operate' },
};

/** More people than usual, who are kept no longer. */
function leaveInWave(store: DirectoryStore, platform: Platform): Promise<void> {
  return store.write(async (transaction) => {
    for (let number = 0; number < 26; number += 1) {
      const [id, resourceId] = [newEventId(platform), `gone-${number}` as ResourceId];
      const event = { id, type: 'user.deleted', at: platform.clock(), actor: 'test', resourceId } as const;
      await transaction.record({ ...event, subject: 'Gone', changes: [] });
    }
  });
}

/** A schema that adds one attribute to a person. */
function schemaDocument(urn: string): string {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Schema'];
  return JSON.stringify({ schemas, id: urn, name: 'Badge', attributes: [{ name: 'badge', type: 'string' }] });
}

/** The addresses that there are; what stands before them has the method ALL. */
function routesOf(site: Site): readonly string[] {
  const routes = site.app.routes.filter(({ method }) => method !== 'ALL');
  return [...new Set(routes.map(({ method, path }) => `${method} ${path.replace(/(.)\/$/, '$1')}`))];
}

async function openFilled(): Promise<{ readonly site: Site; readonly names: Readonly<Record<string, string>> }> {
  const site = openSite();
  const { store, platform } = site;
  const directory = await createDirectory(store, platform, { name: 'Contoso', testing: true });
  const scope = { directoryId: directory.id, store: store.directory(directory.id), platform };
  const { token } = await createToken(scope, { createdBy: 'test' });
  const { link } = await createSetupLink(scope, { name: 'Contoso IT', createdBy: 'test' });
  const accounts = { store: store.administrators, platform };
  const { administrator } = await createAdministrator(accounts, 'other@example.com', 'editor');
  const names = { directory: directory.id, token: token.id, link: link.id, administrator: administrator.id };
  await leaveInWave(scope.store, platform);
  const schema = 'urn:contoso:2.0:User';
  await importSchemas(scope.store, schemaDocument(schema));
  return { site, names: { ...names, schema, user: 'u', group: 'g', entry: 'e' } };
}

async function ask(route: string, { body, query = '' }: Rule, role: Role | undefined) {
  const { site, names } = await openFilled();
  const browser = role === undefined ? site.open() : await site.signedIn(role);
  const before = await actionsOf(site);
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => names[name] ?? assert.fail(name)) + query;
  const { status, body: answer } = pattern.endsWith('/live')
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

async function actionsOf({ store }: Site): Promise<readonly AuditAction[]> {
  const none = { action: undefined, actor: undefined, directoryId: undefined, since: undefined, until: undefined };
  return (await store.audit.list({ ...none, before: undefined, limit: 100 })).map(({ action }) => action);
}

test('every address has its rule here', () => {
  const routes = routesOf(openSite()).filter((route) => !ofGuests(route));
  assert.deepEqual(routes.toSorted(), [...isPublic, ...Object.keys(rules)].toSorted());
});

for (const [route, rule] of Object.entries(rules)) {
  for (const role of roles) {
    const may = hasRight(role, rule.right);
    test(`${route} is ${may ? 'allowed' : 'refused'} to the role ${role}`, async () => {
      const { status, code, acts } = await ask(route, rule, role);

      if (!may) {
        assert.deepEqual([status, code, acts], [403, 'BC-903', []]);
        return;
      }
      // Nobody is in the directory: what is read of one person is not found.
      assert.ok(status < 300 || code === 'BC-904', `${status} ${code}`);
      assert.deepEqual(acts, rule.action === undefined ? [] : [rule.action]);
    });
  }

  test(`${route} is refused to whom nobody signed in`, async () => {
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
    (each.startsWith('DELETE /directories/:directory') && !each.endsWith('/rehearsal')),
)) {
  const isReading = route.startsWith('GET') || /^DELETE .*(tokens|setup-links|schemas)/.test(route);
  test(`${route} ${isReading ? 'needs no' : 'needs a'} fresh password`, async () => {
    const { site, names } = await openFilled();
    const browser = await site.signedIn('owner');
    const [method = '', pattern = ''] = route.split(' ');
    const rule = rules[route] ?? assert.fail(route);
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => names[name] ?? '') + (rule.query ?? '');
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
