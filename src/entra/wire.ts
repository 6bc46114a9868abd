// The requests of the Microsoft Entra provisioning service as data, each form with the source that shows it.
// "documented": Microsoft's own pages; "observed": a public capture or issue; "inferred": follows from the others.

import { member } from './json.ts';
import type { TargetValues } from './mapping.ts';
import {
  addMembersOperation,
  attributeOperations,
  type Change,
  type Dialect,
  managerOperation,
  type Operation,
  patchBody,
  removeMembersOperations,
  renameOperation,
} from './patch-dialect.ts';
import { parseTarget } from './target-path.ts';
import type { QueryPart } from './url.ts';
import { CORE_GROUP, CORE_USER, ENTERPRISE_USER } from './urn.ts';

const DEVELOP = 'Microsoft, Tutorial: Develop and plan provisioning for a SCIM endpoint';
const COMPLIANCE = 'Microsoft, SCIM 2.0 protocol compliance of the provisioning service';
const HOW = 'Microsoft, How Application Provisioning works';
const LOGIC_APP = 'AzureAD/SCIMReferenceCode, SCIMTests_Workflow.json';

/** Where each form was seen. */
export const FORMS = {
  'probe user': { evidence: 'documented', source: `${DEVELOP}: random GUID on the matching attribute` },
  'probe group': { evidence: 'inferred', source: `${DEVELOP}: "requests to fetch a random user and group"` },
  'service provider configuration': { evidence: 'documented', source: 'AzureAD/SCIMReferenceCode, Postman collection' },
  'resource types': { evidence: 'documented', source: 'AzureAD/SCIMReferenceCode, Postman collection' },
  schemas: { evidence: 'documented', source: `${DEVELOP}: schema discovery` },
  'match user': { evidence: 'documented', source: `${HOW}, step 3; encoding: MicrosoftDocs/azure-docs issue 11784` },
  'read user': { evidence: 'documented', source: `${DEVELOP}, Example 3` },
  'list users': { evidence: 'documented', source: 'Microsoft, Account discovery: startIndex and count' },
  'create user': { evidence: 'documented', source: `${DEVELOP}, Create User` },
  'update user': { evidence: 'documented', source: COMPLIANCE },
  'check manager': { evidence: 'documented', source: `${DEVELOP}, Example 4: id eq and manager eq, attributes=id` },
  'update manager': { evidence: 'documented', source: `${LOGIC_APP}: SCIM_Update_Manager_Test` },
  'delete user': { evidence: 'documented', source: `${DEVELOP}, Delete User` },
  'match group': { evidence: 'documented', source: `${DEVELOP}, Get Group by displayName` },
  'read group': { evidence: 'documented', source: `${DEVELOP}, Get Group: members excluded` },
  'read members': { evidence: 'inferred', source: 'RFC 7644 §3.4.1; Entra itself never reads members' },
  'create group': { evidence: 'documented', source: `${DEVELOP}, Create Group` },
  'update group': { evidence: 'documented', source: `${DEVELOP}, Update Group [Non-member attributes]` },
  'add members': { evidence: 'documented', source: `${DEVELOP}, Update Group [Add Members]` },
  'remove members': { evidence: 'documented', source: COMPLIANCE },
  'delete group': { evidence: 'documented', source: `${DEVELOP}, Delete Group` },
} as const satisfies Record<string, { evidence: 'documented' | 'observed' | 'inferred'; source: string }>;

export type RequestKind = keyof typeof FORMS;

/** One request, ready but for Tenant URL and token. */
export interface WireRequest {
  readonly kind: RequestKind;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: readonly QueryPart[];
  readonly body?: object;
}

/** Not a SCIM schema, yet Microsoft's documentation shows Entra sending it with every new group. */
const MICROSOFT_GROUP = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group';

const filter = (text: string): QueryPart => ['filter', text];
const WITHOUT_MEMBERS: QueryPart = ['excludedAttributes', 'members'];

/** Test Connection: is there a user with this random GUID? The right answer is 200 with an empty list. */
export function probeUser(guid: string): WireRequest {
  return { kind: 'probe user', method: 'GET', path: '/Users', query: [filter(`userName eq ${quoted(guid)}`)] };
}

/** Test Connection for groups. */
export function probeGroup(guid: string): WireRequest {
  return { ...matchGroup(guid), kind: 'probe group' };
}

/** Discovery: what the server says of itself. */
export function discover(kind: 'schemas' | 'resource types' | 'service provider configuration'): WireRequest {
  const paths = {
    schemas: '/Schemas',
    'resource types': '/ResourceTypes',
    'service provider configuration': '/ServiceProviderConfig',
  };
  return { kind, method: 'GET', path: paths[kind] };
}

/** The match query by userName, which is the matching attribute of both mappings. */
export function matchUser(userName: string): WireRequest {
  return { kind: 'match user', method: 'GET', path: '/Users', query: [filter(`userName eq ${quoted(userName)}`)] };
}

/** The state of a user before an update. */
export function readUser(id: string): WireRequest {
  return { kind: 'read user', method: 'GET', path: `/Users/${id}` };
}

/** One page of all users, as account discovery reads them. */
export function listUsers(startIndex: number, count: number): WireRequest {
  const query: readonly QueryPart[] = [
    ['startIndex', String(startIndex)],
    ['count', String(count)],
  ];
  return { kind: 'list users', method: 'GET', path: '/Users', query };
}

/** A new user. Never with a manager: references follow in requests of their own. */
export function createUser(values: TargetValues): WireRequest {
  return { kind: 'create user', method: 'POST', path: '/Users', body: userBody(values) };
}

export function updateUser(id: string, changes: readonly Change[], dialect: Dialect): WireRequest {
  return patchUser('update user', id, attributeOperations(changes, dialect));
}

/** Any other PATCH of a user, for forms that only a check needs. */
export function patchUser(kind: RequestKind, id: string, operations: readonly Operation[]): WireRequest {
  return { kind, method: 'PATCH', path: `/Users/${id}`, body: patchBody(operations) };
}

/** Does the reference hold already? */
export function checkManager(id: string, managerId: string): WireRequest {
  const holds = filter(`id eq ${quoted(id)} and manager eq ${quoted(managerId)}`);
  return { kind: 'check manager', method: 'GET', path: '/Users', query: [holds, ['attributes', 'id']] };
}

/** Sets, changes or (without a manager) removes the reference. */
export function updateManager(
  id: string,
  managerId: string | undefined,
  isNew: boolean,
  dialect: Dialect,
): WireRequest {
  return patchUser('update manager', id, [managerOperation(managerId, isNew, dialect)]);
}

export function deleteUser(id: string): WireRequest {
  return { kind: 'delete user', method: 'DELETE', path: `/Users/${id}` };
}

/** The match query of a group; members must not be in the answer. */
export function matchGroup(displayName: string): WireRequest {
  const query = [WITHOUT_MEMBERS, filter(`displayName eq ${quoted(displayName)}`)];
  return { kind: 'match group', method: 'GET', path: '/Groups', query };
}

/** The state of a group before an update, without members. */
export function readGroup(id: string): WireRequest {
  return { kind: 'read group', method: 'GET', path: `/Groups/${id}`, query: [WITHOUT_MEMBERS] };
}

/** A group with its members, read by the examiner. */
export function readMembers(id: string): WireRequest {
  return { kind: 'read members', method: 'GET', path: `/Groups/${id}` };
}

/** A new group, always without members. */
export function createGroup(externalId: string, displayName: string): WireRequest {
  const body = { schemas: [CORE_GROUP, MICROSOFT_GROUP], externalId, displayName, meta: { resourceType: 'Group' } };
  return { kind: 'create group', method: 'POST', path: '/Groups', body };
}

export function renameGroup(id: string, displayName: string, dialect: Dialect): WireRequest {
  return patchGroup('update group', id, [renameOperation(displayName, dialect)]);
}

/** New members of a group, one or many in one operation. */
export function addMembers(id: string, userIds: readonly string[], dialect: Dialect): WireRequest {
  return patchGroup('add members', id, [addMembersOperation(userIds, dialect)]);
}

export function removeMembers(id: string, userIds: readonly string[], dialect: Dialect): WireRequest {
  return patchGroup('remove members', id, removeMembersOperations(userIds, dialect));
}

export function deleteGroup(id: string): WireRequest {
  return { kind: 'delete group', method: 'DELETE', path: `/Groups/${id}` };
}

function patchGroup(kind: RequestKind, id: string, operations: readonly Operation[]): WireRequest {
  return { kind, method: 'PATCH', path: `/Groups/${id}`, body: patchBody(operations) };
}

/** A filter value is a JSON string (RFC 7644 §3.4.2.2). */
function quoted(value: string): string {
  return JSON.stringify(value);
}

/** Only these elements are sent as primary; mobile and fax carry no such member. */
const PRIMARY = new Set(['emails work', 'addresses work', 'phoneNumbers work']);

function userBody(values: TargetValues): object {
  const body: Record<string, unknown> = {
    schemas: [CORE_USER, ENTERPRISE_USER],
    meta: { resourceType: 'User' },
    roles: [],
  };
  for (const [target, value] of values) {
    const path = parseTarget(target);
    switch (path.kind) {
      case 'plain':
        body[path.attribute] = target === 'active' ? value === 'True' : value;
        break;
      case 'sub':
        body[path.attribute] = { ...objectAt(body, path.attribute), [path.sub]: value };
        break;
      case 'extension':
        body[path.urn] = { ...objectAt(body, path.urn), [path.attribute]: value };
        break;
      case 'element':
        body[path.attribute] = withElement(body[path.attribute], path, value);
        break;
      default:
        path satisfies never;
    }
  }
  return body;
}

function objectAt(body: Readonly<Record<string, unknown>>, name: string): object {
  const found = body[name];
  return typeof found === 'object' && found !== null ? found : {};
}

type ElementPath = { readonly attribute: string; readonly type: string; readonly sub: string };

function withElement(list: unknown, { attribute, type, sub }: ElementPath, value: string): readonly object[] {
  const elements: readonly object[] = Array.isArray(list) ? list : [];
  const isThere = elements.some((element) => member(element, 'type') === type);
  if (isThere)
    return elements.map((element) => (member(element, 'type') === type ? { ...element, [sub]: value } : element));
  const primary = PRIMARY.has(`${attribute} ${type}`) ? { primary: true } : {};
  return [...elements, { ...primary, type, [sub]: value }];
}
