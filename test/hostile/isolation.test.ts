// A generated matrix: every route x every verb x an id of another directory is answered exactly as an unused id,
// and changes nothing there (ASVS 8.4.1; Keycloak #52147: differences tell which ids exist).

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { enterpriseUserUrn, groupUrn, patchOpUrn, userUrn } from '../../src/scim/index.ts';
import { eachStore } from '../../src/store/testing/each-store.ts';
import { openScim, openServer, type Scim, type Server } from '../conformance/driver.ts';

interface Ask {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a request knows: an id that is foreign or unknown, and a person and a group of its own. */
interface Ids {
  readonly id: string;
  readonly user: string;
  readonly group: string;
}

const patchOf = (...operations: readonly object[]) => ({ schemas: [patchOpUrn], Operations: operations });
const bulkOf = (operation: object) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
  Operations: [operation],
});
const searchOf = (filter: string) => ({ schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], filter });

/** Every route that takes an id, with every verb; then every place of a body, filter or header where one can stand. */
function asks({ id, user, group }: Ids): readonly Ask[] {
  const person = { schemas: [userUrn], userName: 'put' };
  const team = { schemas: [groupUrn], displayName: 'put' };
  const routes = [
    '/Users',
    '/Groups',
    '/Schemas',
    '/ResourceTypes',
    '/ServiceProviderConfig',
    '/Me',
    '/Bulk',
    '/.search',
  ];
  const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  const matrix = routes.flatMap((route) =>
    verbs.flatMap((method): readonly Ask[] => {
      const path = `${route}/${id}`;
      if (method === 'PUT') return [{ method, path, body: route === '/Groups' ? team : person }];
      if (method === 'POST') return [{ method, path, body: person }];
      if (method !== 'PATCH')
        return [
          { method, path },
          { method, path, headers: { 'if-match': 'W/"1"' } },
        ];
      return [{ method, path, body: patchOf({ op: 'replace', path: 'displayName', value: 'x' }) }];
    }),
  );
  const filters = [`id eq "${id}"`, `members.value eq "${id}"`, `groups.value eq "${id}"`, `manager.value eq "${id}"`];
  const searches = ['/Users', '/Groups', ''].flatMap((path) =>
    filters.flatMap((filter): readonly Ask[] => [
      { method: 'GET', path: `${path}?filter=${encodeURIComponent(filter)}` },
      { method: 'POST', path: `${path}/.search`, body: searchOf(filter) },
    ]),
  );
  return [
    ...matrix,
    ...searches,
    { method: 'POST', path: '/Users', body: { ...person, id, meta: { resourceType: 'User' } } },
    { method: 'PUT', path: `/Users/${user}`, body: { ...person, id } },
    { method: 'POST', path: '/Users', body: { ...person, [enterpriseUserUrn]: { manager: { value: id } } } },
    { method: 'POST', path: '/Groups', body: { ...team, members: [{ value: id }] } },
    {
      method: 'PATCH',
      path: `/Groups/${group}`,
      body: patchOf({ op: 'add', path: 'members', value: [{ value: id }] }),
    },
    { method: 'PATCH', path: `/Groups/${group}`, body: patchOf({ op: 'remove', path: `members[value eq "${id}"]` }) },
    {
      method: 'PATCH',
      path: `/Groups/${group}`,
      body: patchOf({ op: 'remove', path: 'members', value: [{ value: id }] }),
    },
    { method: 'PATCH', path: `/Users/${user}`, body: patchOf({ op: 'add', path: 'manager', value: id }) },
    { method: 'POST', path: '/Bulk', body: bulkOf({ method: 'DELETE', path: `/Users/${id}` }) },
    { method: 'POST', path: '/Bulk', body: bulkOf({ method: 'PATCH', path: `/Users/${id}`, data: patchOf() }) },
    { method: 'POST', path: '/Bulk', body: bulkOf({ method: 'PUT', path: `/Groups/${id}`, data: team }) },
  ];
}

/** What was answered, without what differs between any two answers: ids, versions of events, times. */
function plain(text: string, id: string): string {
  return text
    .replaceAll(id, 'THE-ID')
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'UUID')
    .replaceAll(/(?:evt|log)_[\da-f]{32}/g, 'EVENT')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
}

async function answerOf(scim: Scim, ask: Ask, id: string): Promise<string> {
  const { method, path, body, headers = {} } = ask;
  const answer = await scim.send(method, path, { ...(body === undefined ? {} : { body }), headers });
  const afterwards = await Promise.all([scim.get('/Users'), scim.get('/Groups')]);
  const all = [answer.status, JSON.stringify(answer.headers), answer.text, ...afterwards.map(({ text }) => text)];
  return plain(all.join('\n'), id).replaceAll(scim.directoryId, 'DIRECTORY');
}

interface Scene {
  readonly own: Scim;
  readonly other: Scim;
  readonly ids: Omit<Ids, 'id'>;
  readonly foreign: readonly string[];
}

/** Two new directories that hold the same. */
async function openScene(server: Server): Promise<Scene> {
  const own = await openScim(server);
  const other = await own.another();
  const created = [];
  for (const scim of [own, other]) {
    const user = await scim.user('jana', { displayName: 'Jana' });
    const group = await scim.group('Sales', user.id);
    created.push({ user: user.id, group: group.id });
  }
  const [mine, theirs] = created;
  if (mine === undefined || theirs === undefined) throw new Error('no user was created');
  return { own, other, ids: mine, foreign: [theirs.user, theirs.group] };
}

async function allOf(scim: Scim): Promise<string> {
  const [users, groups] = await Promise.all([scim.get('/Users'), scim.get('/Groups')]);
  return users.text + groups.text;
}

/** Asks with a foreign person, a foreign group and an unknown id, each in directories of its own. */
async function compare(server: Server, at: number): Promise<void> {
  const answers: string[] = [];
  for (const which of [0, 1, 'unknown'] as const) {
    const { own, other, ids, foreign } = await openScene(server);
    const id = which === 'unknown' ? randomUUID() : (foreign[which] ?? assert.fail());
    const ask = asks({ ...ids, id })[at] ?? assert.fail();
    const before = await allOf(other);
    answers.push(`${ask.method} ${plain(ask.path, id)}\n${await answerOf(own, ask, id)}`);
    assert.equal(await allOf(other), before, `${ask.method} ${ask.path} changed another directory`);
  }
  const [user, group, unknown] = answers;
  assert.equal(user, unknown);
  assert.equal(group, unknown);
}

const count = asks({ id: 'x', user: 'x', group: 'x' }).length;
const atOnce = 8;

eachStore((open) => {
  test(`${count} requests with an id of another directory are answered as with an unused one`, async (context) => {
    const server = openServer(await open(context));
    const left = Array.from({ length: count }, (_, index) => index);
    const work = async (): Promise<void> => {
      for (let at = left.pop(); at !== undefined; at = left.pop()) await compare(server, at);
    };

    await Promise.all(Array.from({ length: atOnce }, work));
    await server.flush();
  });
});
