// The requests that are mutated: what Entra sends (src/entra/wire.ts), the rest of SCIM, and the API as the console uses it.

import { createTenant, mapPerson, mappingOf, wire } from '../../src/entra/index.ts';
import type { Chance } from './chance.ts';

export interface Original {
  readonly method: string;
  /** Below the Tenant URL, or from "/" on for the console. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly body: unknown;
  readonly face: 'scim' | 'console';
}

/** Ids of what earlier requests created. */
export interface Known {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly directoryId: string;
}

const schema = 'urn:ietf:params:scim:api:messages:2.0:';
const company = createTenant('fuzz', { users: 40, groups: 4 });
const people = [...company.people.values()].map((person) => mapPerson(person, mappingOf('becard')));

/** One request that a well-behaved client could send now. */
export function chooseOriginal(chance: Chance, known: Known): Original {
  const user = chance.pick(known.users.length > 0 ? known.users : ['none']);
  const group = chance.pick(known.groups.length > 0 ? known.groups : ['none']);
  if (chance.once(12)) return consoleRequest(chance, known);
  if (chance.once(5)) return otherScim(chance, user, group);
  return entraRequest(chance, user, group, known);
}

function entraRequest(chance: Chance, user: string, group: string, known: Known): Original {
  const values = chance.pick(people);
  const dialect = chance.pick(['legacy', '2020'] as const);
  const changes = [...values].slice(0, 6).map(([target, value]) => ({ target, value, isNew: chance.once(2) }));
  const members = known.users.slice(0, 1 + chance.below(5));
  const unique = new Map([...values, ['userName', `${values.get('userName')}-${chance.below(1_000_000)}`]] as const);
  const choices = [
    () => wire.matchUser(values.get('userName') ?? ''),
    () => wire.createUser(unique),
    () => wire.createUser(unique),
    () => wire.readUser(user),
    () => wire.listUsers(1 + chance.below(5), chance.below(50)),
    () => wire.updateUser(user, changes, dialect),
    () => wire.updateUser(user, changes, dialect),
    () => wire.checkManager(user, chance.pick([user, group])),
    () => wire.updateManager(user, chance.pick([user, undefined]), chance.once(2), dialect),
    () => wire.deleteUser(user),
    () => wire.matchGroup(`Group ${chance.below(50)}`),
    () => wire.readGroup(group),
    () => wire.readMembers(group),
    () => wire.createGroup(`g${chance.below(500)}`, `Group ${chance.below(500)}`),
    () => wire.renameGroup(group, `Group ${chance.below(500)}`, dialect),
    () => wire.addMembers(group, members, dialect),
    () => wire.removeMembers(group, members, dialect),
    () => wire.deleteGroup(group),
    () => wire.discover(chance.pick(['schemas', 'resource types', 'service provider configuration'] as const)),
  ];
  const { method, path, query = [], body } = chance.pick(choices)();
  return { method, path, query, body, face: 'scim' };
}

function otherScim(chance: Chance, user: string, group: string): Original {
  const put = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: `put-${chance.below(1_000)}` };
  const post = {
    method: 'POST',
    path: '/Users',
    bulkId: 'a',
    data: { ...put, userName: `bulk-${chance.below(1_000)}` },
  };
  const add = { op: 'add', path: 'members', value: [{ value: 'bulkId:a' }] };
  const patch = {
    method: 'PATCH',
    path: `/Groups/${group}`,
    data: { schemas: [`${schema}PatchOp`], Operations: [add] },
  };
  const bulk = { schemas: [`${schema}BulkRequest`], failOnErrors: 1, Operations: [post, patch] };
  const search = {
    schemas: [`${schema}SearchRequest`],
    filter: 'userName sw "p"',
    startIndex: 1,
    count: 5,
    sortBy: 'id',
  };
  const get = (path: string, query: Original['query']): Original => ({
    method: 'GET',
    path,
    query,
    body: undefined,
    face: 'scim',
  });
  const send = (method: string, path: string, body: unknown): Original => ({
    method,
    path,
    query: [],
    body,
    face: 'scim',
  });
  return chance.pick([
    () => send('PUT', `/Users/${user}`, put),
    () => send('POST', '/Bulk', bulk),
    () => send('POST', '/Users/.search', search),
    () => send('POST', '/.search', search),
    () => get('/Me', []),
    () => get('', [['filter', 'meta.created pr']]),
    () =>
      get('/Users', [
        ['cursor', ''],
        ['count', '3'],
        ['sortBy', 'userName'],
        ['sortOrder', 'descending'],
      ]),
    () =>
      get(`/Users/${user}`, [
        ['attributes', 'userName,emails.value'],
        ['aadOptscim062020', ''],
      ]),
    () => get(`/Schemas/urn:ietf:params:scim:schemas:core:2.0:User`, []),
  ])();
}

function consoleRequest(chance: Chance, { directoryId }: Known): Original {
  const [api, session] = ['/api/v1', '/api/session'];
  const of = `${api}/directories/${directoryId}`;
  const send = (method: string, path: string, body?: unknown, query: Original['query'] = []): Original => ({
    method,
    path,
    query,
    body,
    face: 'console',
  });
  return chance.pick([
    () => send('GET', session),
    () => send('POST', `${session}/sign-in`, { email: 'ada@example.com', password: 'not the password' }),
    () => send('POST', `${session}/invitation`, { secret: 'A'.repeat(43) }),
    () => send('GET', `${api}/directories`),
    () => send('PATCH', of, { name: 'Playground', licenseReference: 'x', entra: true }),
    () =>
      send('GET', `${of}/users`, undefined, [
        ['search', 'a'],
        ['limit', '5'],
      ]),
    () => send('GET', `${of}/users/x`),
    () => send('GET', `${of}/groups`, undefined, [['cursor', '3']]),
    () =>
      send('GET', `${of}/log`, undefined, [
        ['outcome', 'failure,refused'],
        ['cursor', '9'],
      ]),
    () => send('POST', `${of}/tokens`, { name: 'x', expiresInDays: 5, replace: true }),
    () => send('DELETE', `${of}/tokens/tok_x`),
    () =>
      send('GET', `${api}/audit`, undefined, [
        ['action', 'token.created'],
        ['since', '2026-01-01T00:00:00Z'],
      ]),
    () =>
      send('GET', `${api}/audit/export`, undefined, [
        ['format', 'csv'],
        ['limit', '1'],
      ]),
    () => send('GET', `${api}/administrators`),
    () => send('POST', `${api}/administrators`, { email: 'x@example.com', role: 'auditor' }),
    () => send('GET', `${api}/system`),
    () => send('GET', '/directories'),
    () => send('GET', '/health/ready'),
  ])();
}
