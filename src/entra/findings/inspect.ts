// Looks at every answer, whatever was asked: media type, JSON, the shape of lists, resources and refusals.
// Sources: Microsoft, "Develop a SCIM endpoint" (general guidelines); RFC 7644 §3.12 (errors), §3.4.2 (lists), §3.1.
import type { Answer } from '../client.ts';
import { isObject, listOf, member, shown, textOf } from '../json.ts';
import { elementsOfType } from '../target-path.ts';
import { ENTERPRISE_USER } from '../urn.ts';
import type { WireRequest } from '../wire.ts';
import type { Ledger } from './ledger.ts';

const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** Writes down whatever is wrong with an answer as such. */
export function inspectAnswer(request: WireRequest, answer: Answer, ledger: Ledger): void {
  if (answer.failure !== undefined) {
    ledger.find(answer.failure, lineOf(request, answer));
    return;
  }
  inspectBody(request, answer, ledger);
  if (answer.status >= 400) inspectRefusal(request, answer, ledger);
  else if (!isDiscovery(request)) inspectSuccess(request, answer, ledger);
}

/** One line that says what was asked and answered, without the token. */
export function lineOf(request: WireRequest, answer: Answer): string {
  const filter = request.query?.map(([name, value]) => `${name}=${value}`).join('&');
  const asked = `${request.method} ${request.path}${filter === undefined ? '' : `?${filter}`}`;
  if (answer.failure !== undefined) return `${asked}: no answer (${answer.reason ?? answer.failure})`;
  const detail = textOf(answer.body, 'detail');
  return `${asked}: ${answer.status}${detail === undefined ? '' : ` ${shown(detail)}`}`;
}

/** Whether a body is a SCIM error that repeats the status as a string. */
export function isScimError(answer: Answer): boolean {
  return listOf(answer.body, 'schemas').includes(ERROR) && member(answer.body, 'status') === String(answer.status);
}

/** What is wrong with a user as Entra's client would read it. */
function inspectUser(user: unknown, where: string, ledger: Ledger): void {
  const active = member(user, 'active');
  if (active !== undefined && typeof active !== 'boolean')
    ledger.find('active-not-boolean', `${where}: active is ${shown(active)}`);
  const manager = member(member(user, ENTERPRISE_USER), 'manager');
  if (manager !== undefined && !isObject(manager))
    ledger.find('manager-not-object', `${where}: manager is ${shown(manager)}`);
  for (const attribute of ['emails', 'phoneNumbers', 'addresses'] as const)
    inspectElements(user, attribute, where, ledger);
}

function inspectElements(user: unknown, attribute: string, where: string, ledger: Ledger): void {
  const elements = listOf(user, attribute);
  const types = new Set(elements.map((element) => textOf(element, 'type')).filter((type) => type !== undefined));
  for (const type of types) {
    const same = elementsOfType(user, attribute, type);
    if (same.length > 1) ledger.find('element-duplicated', `${where}: ${attribute} of type ${type}: ${shown(same)}`);
  }
  const odd = elements.find((element) => !['boolean', 'undefined'].includes(typeof member(element, 'primary')));
  if (odd !== undefined) ledger.find('primary-not-boolean', `${where}: ${attribute} holds ${shown(odd)}`);
}

function inspectSuccess(request: WireRequest, answer: Answer, ledger: Ledger): void {
  if (answer.status === 201) inspectLocation(request, answer, ledger);
  const isList = request.query?.some(([name]) => name === 'filter' || name === 'startIndex') === true;
  if (isList) inspectList(request, answer, ledger);
  else if (isObject(answer.body)) inspectResource(request, answer.body, ledger);
}

function isDiscovery(request: WireRequest): boolean {
  return ['schemas', 'resource types', 'service provider configuration'].includes(request.kind);
}

function inspectBody(request: WireRequest, answer: Answer, ledger: Ledger): void {
  if (answer.text === '') return;
  const type = answer.headers.get('content-type') ?? 'no Content-Type';
  if (!type.toLowerCase().startsWith('application/scim+json'))
    ledger.find('content-type', `${lineOf(request, answer)}: ${type}`);
  if (answer.body === undefined) ledger.find('not-json', `${lineOf(request, answer)}: ${shown(answer.text)}`);
}

function inspectRefusal(request: WireRequest, answer: Answer, ledger: Ledger): void {
  if (!isScimError(answer))
    ledger.find('error-shape', `${lineOf(request, answer)}: ${shown(answer.body ?? answer.text)}`);
  if (answer.status >= 500) ledger.find('server-error', lineOf(request, answer));
}

function inspectLocation(request: WireRequest, answer: Answer, ledger: Ledger): void {
  const id = textOf(answer.body, 'id');
  const header = answer.headers.get('location');
  const inMeta = textOf(member(answer.body, 'meta'), 'location');
  const isRight = id && header?.endsWith(`/${id}`) && (inMeta === undefined || inMeta === header);
  if (!isRight)
    ledger.find(
      'location-missing',
      `${lineOf(request, answer)}: Location ${shown(header)}, meta.location ${shown(inMeta)}`,
    );
}

function inspectList(request: WireRequest, answer: Answer, ledger: Ledger): void {
  const { body } = answer;
  const resources = member(body, 'Resources');
  const total = member(body, 'totalResults');
  const isList = listOf(body, 'schemas').includes(LIST) && Number.isInteger(total);
  const hasResources = Array.isArray(resources) || (total === 0 && resources === undefined);
  if (!isList || !hasResources) ledger.find('list-shape', `${lineOf(request, answer)}: ${shown(body)}`);
  for (const resource of listOf(body, 'Resources')) inspectResource(request, resource, ledger);
}

function inspectResource(request: WireRequest, resource: unknown, ledger: Ledger): void {
  const where = `${request.method} ${request.path}`;
  if (request.query?.some(([name]) => name === 'attributes')) {
    if (textOf(resource, 'id') === undefined) ledger.find('resource-shape', `${where}: no id in ${shown(resource)}`);
    return;
  }
  const type = request.path.startsWith('/Groups') ? 'Group' : 'User';
  const hasSchema = listOf(resource, 'schemas').includes(`urn:ietf:params:scim:schemas:core:2.0:${type}`);
  const hasType = textOf(member(resource, 'meta'), 'resourceType') === type;
  if (textOf(resource, 'id') === undefined || !hasSchema || !hasType)
    ledger.find('resource-shape', `${where}: ${shown(resource)}`);
  if (isObject(resource) && Object.values(resource).includes(null))
    ledger.find('null-value', `${where}: ${shown(resource)}`);
  if (type === 'User') inspectUser(resource, where, ledger);
  else inspectGroup(request, resource, where, ledger);
}

function inspectGroup(request: WireRequest, group: unknown, where: string, ledger: Ledger): void {
  const hasMembers = member(group, 'members') !== undefined;
  const isExcluded = request.query?.some(([name]) => name === 'excludedAttributes') === true;
  if (isExcluded && hasMembers) ledger.find('members-not-excluded', `${where}: members are in the answer`);
  if (request.method === 'PATCH' && hasMembers) ledger.find('group-patch-body', where);
}
