// A small SCIM server in memory for the examiner's own tests: right in everything Entra needs, wrong where a fault is asked for.
// It has no port: it is a `fetch`.
import { randomUUID } from 'node:crypto';
import type { Fetch } from '../client.ts';
import { isObject, type JsonObject, listOf, member, textOf } from '../json.ts';

/** The ways in which the server can be wrong. */
export type Fault =
  | 'miss is 404'
  | 'active answered as string'
  | 'active string refused'
  | 'active string ignored'
  | 'remove empties the group'
  | 'value path needs an element'
  | 'pathless keys taken literally'
  | 'manager answered as string'
  | 'empty manager kept'
  | 'disabled users hidden'
  | 'op case-sensitive'
  | 'phones normalised'
  | 'e-mail validated'
  | 'members always answered'
  | 'members lost in parallel'
  | 'plain JSON'
  | 'HTML errors'
  | 'no location'
  | 'duplicates accepted'
  | 'any token accepted'
  | 'externalId unique'
  | 'case-sensitive match'
  | 'filter ignored'
  | 'filter finds nothing'
  | 'manager filter unknown'
  | 'deleted kept'
  | 'second element'
  | 'crash on update'
  | 'wrong paging';

type Group = { readonly id: string; displayName: string; readonly externalId: unknown; members: readonly string[] };

/** Everything the server knows; a user is kept as it is answered, without id and meta. */
type World = {
  readonly users: Map<string, JsonObject>;
  readonly groups: Map<string, Group>;
  readonly has: (fault: Fault) => boolean;
};

type Call = {
  readonly method: string;
  readonly id: string | undefined;
  readonly query: URLSearchParams;
  readonly body: unknown;
};

export const TOKEN = 'naive-secret';
export const TENANT_URL = 'https://naive.example/scim';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** A server with one empty directory and at most one fault. `users` lets a test look inside. */
export function naiveServer(fault?: Fault): { readonly fetch: Fetch; readonly users: Map<string, JsonObject> } {
  const users = new Map<string, JsonObject>();
  const world: World = { users, groups: new Map(), has: (name) => name === fault };
  return { users, fetch: async (url, init) => disguise(world, await serve(world, url, init).catch(asRefusal)) };
}

async function serve(world: World, url: string, init: RequestInit): Promise<Response> {
  const { pathname, searchParams: query } = new URL(url);
  const [, , kind = '', id] = pathname.split('/');
  const isKnown = new Headers(init.headers).get('authorization') === `Bearer ${TOKEN}`;
  if (!isKnown && !world.has('any token accepted'))
    return refusal(401, 'wrong token', undefined, { 'www-authenticate': 'Bearer' });
  const body: unknown = init.body === undefined ? undefined : JSON.parse(String(init.body));
  const call = { method: init.method ?? 'GET', id, query, body };
  if (kind === 'Users') return serveUsers(world, call);
  return kind === 'Groups' ? serveGroups(world, call) : answer(200, DISCOVERY[kind] ?? {});
}

/** A refusal thrown from inside a PATCH is its answer; anything else is a mistake in this file. */
function asRefusal(thrown: unknown): Response {
  if (thrown instanceof Response) return thrown;
  throw thrown;
}

function answer(status: number, body?: object, headers: Record<string, string> = {}): Response {
  if (body === undefined) return new Response(null, { status, headers });
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/scim+json', ...headers },
  });
}

function refusal(status: number, detail: string, scimType?: string, headers: Record<string, string> = {}): Response {
  const typed = scimType === undefined ? {} : { scimType };
  return answer(status, { schemas: [ERROR], status: String(status), detail, ...typed }, headers);
}

function list(resources: readonly object[], startIndex = 1, totalResults = resources.length): Response {
  return answer(200, {
    schemas: [LIST],
    totalResults,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  });
}

/** The faults of the outermost layer. */
function disguise({ has }: World, response: Response): Response {
  const { status } = response;
  if (has('HTML errors') && status >= 400)
    return new Response('<h1>Oops</h1>', { status, headers: { 'content-type': 'text/html' } });
  if (has('plain JSON') && response.body !== null) response.headers.set('content-type', 'application/json');
  if (has('no location')) response.headers.delete('location');
  return response;
}

function serveUsers(world: World, { method, id, query, body }: Call): Response {
  const { users, has } = world;
  if (id === undefined) return method === 'POST' ? createUser(world, body) : queryUsers(world, query);
  const user = users.get(id);
  const isHidden = has('disabled users hidden') && method === 'GET' && member(user, 'active') !== true;
  if (user === undefined || isHidden) return refusal(404, 'no such user');
  if (method === 'PATCH') return patchUser(world, id, user, listOf(body, 'Operations'));
  if (method === 'GET') return answer(200, shownUser(world, id, user));
  if (!has('deleted kept')) removeUser(world, id);
  return answer(204);
}

function removeUser({ users, groups }: World, id: string): void {
  users.delete(id);
  for (const group of groups.values()) group.members = group.members.filter((memberId) => memberId !== id);
}

function createUser(world: World, body: unknown): Response {
  const { users, has } = world;
  const isSame = (user: JsonObject, name: string): boolean =>
    textOf(user, name)?.toLowerCase() === textOf(body, name)?.toLowerCase();
  const isTaken = [...users.values()].some(
    (user) => isSame(user, 'userName') || (has('externalId unique') && isSame(user, 'externalId')),
  );
  if (isTaken && !has('duplicates accepted')) return refusal(409, 'the user exists', 'uniqueness');
  const id = randomUUID();
  const { meta: _, roles: __, ...user } = { ...(body as JsonObject), meta: 0, roles: 0 };
  users.set(id, user);
  return answer(201, shownUser(world, id, user), { location: `${TENANT_URL}/Users/${id}` });
}

function shownUser({ has }: World, id: string, user: JsonObject): JsonObject {
  const meta = { resourceType: 'User', location: `${TENANT_URL}/Users/${id}` };
  const shown = { ...user, id, meta };
  if (has('active answered as string')) return { ...shown, active: member(user, 'active') === true ? 'True' : 'False' };
  const extension = member(user, ENTERPRISE);
  const manager = member(member(extension, 'manager'), 'value');
  if (!has('manager answered as string') || manager === undefined) return shown;
  return { ...shown, [ENTERPRISE]: { ...(extension as JsonObject), manager } };
}

function queryUsers(world: World, query: URLSearchParams): Response {
  const { users, has } = world;
  const visible = [...users].filter(([, user]) => !has('disabled users hidden') || member(user, 'active') === true);
  const filter = query.get('filter');
  if (filter === null) return pageOfUsers(world, visible, query);
  const [, id = '', managerId] = /^id eq "(.+)" and manager eq "(.+)"$/.exec(filter) ?? [];
  if (managerId !== undefined) {
    const held = member(member(member(users.get(id), ENTERPRISE), 'manager'), 'value');
    return list(held === managerId && !has('manager filter unknown') ? [{ id }] : []);
  }
  const wanted: unknown = JSON.parse(filter.replace('userName eq ', ''));
  const fold = (text: unknown): string => (has('case-sensitive match') ? String(text) : String(text).toLowerCase());
  const found = visible.filter(([, user]) => has('filter ignored') || fold(member(user, 'userName')) === fold(wanted));
  if (has('filter finds nothing')) return list([]);
  if (found.length === 0 && has('miss is 404')) return refusal(404, 'no such user');
  return list(found.map(([each, user]) => shownUser(world, each, user)));
}

function pageOfUsers(
  world: World,
  visible: readonly (readonly [string, JsonObject])[],
  query: URLSearchParams,
): Response {
  const startIndex = Number(query.get('startIndex') ?? 1);
  const from = world.has('wrong paging') ? 0 : startIndex - 1;
  const page = visible.slice(from, from + Number(query.get('count') ?? 100));
  return list(
    page.map(([id, user]) => shownUser(world, id, user)),
    startIndex,
    visible.length,
  );
}

function patchUser(world: World, id: string, user: JsonObject, operations: readonly unknown[]): Response {
  const { users, has } = world;
  if (has('crash on update')) return refusal(500, 'Boom');
  let patched = user;
  for (const operation of operations) {
    const op = textOf(operation, 'op') ?? '';
    if (has('op case-sensitive') && op !== op.toLowerCase()) return refusal(400, 'unknown op', 'invalidSyntax');
    const path = textOf(operation, 'path');
    const value = member(operation, 'value');
    patched = path === undefined ? patchedPathless(world, patched, value) : withValue(world, patched, path, value);
  }
  users.set(id, patched);
  return answer(200, shownUser(world, id, patched));
}

function patchedPathless(world: World, user: JsonObject, value: unknown): JsonObject {
  const values = isObject(value) ? value : {};
  if (world.has('pathless keys taken literally')) return { ...user, ...values };
  return Object.entries(values).reduce((patched, [key, each]) => withValue(world, patched, key, each), user);
}

function withValue(world: World, user: JsonObject, path: string, value: unknown): JsonObject {
  const [, list, type, subOfElement = ''] = /^(\w+)\[type eq "(\w+)"\]\.(\w+)$/.exec(path) ?? [];
  if (list !== undefined && type !== undefined) {
    return { ...user, [list]: withElement(world, listOf(user, list), list, { type, [subOfElement]: value }) };
  }
  if (path === 'active') return withActive(world, user, value);
  if (path.startsWith('urn:')) return { ...user, [ENTERPRISE]: withEnterprise(world, user, path, value) };
  const [attribute = '', sub] = path.split('.');
  const held = member(user, attribute);
  return {
    ...user,
    [attribute]: sub === undefined ? cleared(value) : { ...(isObject(held) ? held : {}), [sub]: value },
  };
}

function cleared(value: unknown): unknown {
  return value === '' ? undefined : value;
}

function withActive({ has }: World, user: JsonObject, value: unknown): JsonObject {
  if (typeof value === 'string' && has('active string refused'))
    throw refusal(400, 'active is no boolean', 'invalidValue');
  if (typeof value === 'string' && has('active string ignored')) return user;
  return { ...user, active: String(value).toLowerCase() === 'true' };
}

function withEnterprise({ has }: World, user: JsonObject, path: string, value: unknown): JsonObject {
  const extension = member(user, ENTERPRISE);
  const name = path.slice(path.lastIndexOf(':') + 1);
  const held = isObject(extension) ? extension : {};
  if (value === '' && has('empty manager kept')) return held;
  if (name !== 'manager' || value === '') return { ...held, [name]: cleared(value) };
  return { ...held, manager: { value } };
}

function withElement(
  { has }: World,
  elements: readonly unknown[],
  attribute: string,
  sent: JsonObject,
): readonly unknown[] {
  const [type, [sub = '', raw] = []] = [member(sent, 'type'), Object.entries(sent).at(-1)];
  const isOther = (element: unknown): boolean => member(element, 'type') !== type;
  const held = elements.find((element) => !isOther(element));
  if (has('value path needs an element') && held === undefined) throw refusal(400, 'no such element', 'noTarget');
  const isOdd = attribute === 'emails' && !String(raw).includes('@');
  if (has('e-mail validated') && isOdd) throw refusal(400, 'no e-mail', 'invalidValue');
  if (raw === '') return elements.filter(isOther);
  const isNormalised = has('phones normalised') && attribute === 'phoneNumbers';
  const value = isNormalised ? String(raw).replaceAll(/[^+\d]/g, '') : raw;
  if (held === undefined || has('second element')) return [...elements, { type, [sub]: value }];
  return elements.map((element) => (element === held ? { ...(element as JsonObject), [sub]: value } : element));
}

async function serveGroups(world: World, { method, id, query, body }: Call): Promise<Response> {
  const { groups } = world;
  const withMembers = !query.has('excludedAttributes') || world.has('members always answered');
  if (id === undefined) return method === 'POST' ? createGroup(world, body) : queryGroups(world, query, withMembers);
  const group = groups.get(id);
  if (group === undefined) return refusal(404, 'no such group');
  if (method === 'PATCH') return patchGroup(world, group, listOf(body, 'Operations'));
  if (method === 'GET') return answer(200, shownGroup(group, withMembers));
  groups.delete(id);
  return answer(204);
}

function createGroup({ groups }: World, body: unknown): Response {
  const displayName = textOf(body, 'displayName') ?? '';
  const isTaken = [...groups.values()].some((group) => group.displayName === displayName);
  if (isTaken) return refusal(409, 'the group exists', 'uniqueness');
  const group: Group = { id: randomUUID(), displayName, externalId: member(body, 'externalId'), members: [] };
  groups.set(group.id, group);
  return answer(201, shownGroup(group, false), { location: `${TENANT_URL}/Groups/${group.id}` });
}

function queryGroups({ groups }: World, query: URLSearchParams, withMembers: boolean): Response {
  const wanted = String(JSON.parse((query.get('filter') ?? '').replace('displayName eq ', ''))).toLowerCase();
  const found = [...groups.values()].filter((group) => group.displayName.toLowerCase() === wanted);
  return list(found.map((group) => shownGroup(group, withMembers)));
}

function shownGroup({ id, displayName, externalId, members }: Group, withMembers: boolean): JsonObject {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Group'];
  const meta = { resourceType: 'Group', location: `${TENANT_URL}/Groups/${id}` };
  const shown = { schemas, id, displayName, externalId, meta };
  return withMembers ? { ...shown, members: members.map((value) => ({ value })) } : shown;
}

async function patchGroup({ has }: World, group: Group, operations: readonly unknown[]): Promise<Response> {
  let members = group.members;
  if (has('members lost in parallel')) await new Promise((resolve) => setImmediate(resolve));
  for (const operation of operations) {
    const path = textOf(operation, 'path') ?? '';
    const isRemoval = textOf(operation, 'op')?.toLowerCase() === 'remove';
    const [, single] = /^members\[value eq "(.+)"\]$/.exec(path) ?? [];
    const named = new Set([single, ...listOf(operation, 'value').map((entry) => textOf(entry, 'value'))]);
    const kept = members.filter((id) => !named.has(id));
    if (path === 'displayName') group.displayName = textOf(operation, 'value') ?? '';
    else if (!isRemoval) members = [...kept, ...[...named].filter((id) => id !== undefined)];
    else members = has('remove empties the group') && single === undefined ? [] : kept;
  }
  group.members = members;
  return answer(204);
}

const attribute = (name: string, subs: readonly string[] = []): JsonObject => ({
  name,
  subAttributes: subs.map((sub) => ({ name: sub })),
});

const PLAIN = ['userName', 'active', 'displayName', 'title', 'preferredLanguage'].map((name) => attribute(name));

const USER_ATTRIBUTES = [
  ...PLAIN,
  attribute('name', ['givenName', 'familyName', 'formatted']),
  attribute('emails', ['value', 'type', 'primary']),
  attribute('phoneNumbers', ['value', 'type', 'primary']),
  attribute('addresses', ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country']),
];

const DISCOVERY: Readonly<Record<string, object>> = {
  ServiceProviderConfig: { patch: { supported: true } },
  ResourceTypes: { schemas: [LIST], totalResults: 2, Resources: [{ endpoint: '/Users' }, { endpoint: '/Groups' }] },
  Schemas: {
    schemas: [LIST],
    totalResults: 3,
    Resources: [
      { id: 'urn:ietf:params:scim:schemas:core:2.0:User', attributes: USER_ATTRIBUTES },
      {
        id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
        attributes: [attribute('displayName'), attribute('members')],
      },
      { id: ENTERPRISE, attributes: ['employeeNumber', 'department', 'manager'].map((name) => attribute(name)) },
    ],
  },
};
