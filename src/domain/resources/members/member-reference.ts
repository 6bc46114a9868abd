// Tolerance "members by $ref alone": the id of a member is read from its URI (RFC 7643 §2.3.7, §2.4), absolute or relative to the Tenant URL.

import { isObject, type JsonObject, member, quote, ScimError } from '../../../scim/index.ts';
import type { Kind } from '../kinds/kind.ts';

/** The Tenant URL, and the types whose resources can be members. */
export interface ReferenceBase {
  readonly kind: Pick<Kind, 'memberEndpoints'>;
  readonly tenantUrl: string;
}

/** A body whose members all have the ids that they are named by. Throws ScimError invalidValue as withMemberIds does. */
export function withMembersById(base: ReferenceBase, collection: string | undefined, body: unknown): unknown {
  if (collection === undefined || !isObject(body)) return body;
  const key = Object.keys(body).find((name) => name.toLowerCase() === collection);
  return key === undefined ? body : { ...body, [key]: withMemberIds(base, body[key]) };
}

/**
 * A list of members, or one, each with the id that its `$ref` names where it has no `value`.
 * Throws ScimError invalidValue for a URI that is that of nothing which can be a member here.
 */
export function withMemberIds(base: ReferenceBase, value: unknown): unknown {
  if (!Array.isArray(value)) return isByReference(value) ? withId(base, value) : value;
  return value.some(isByReference) ? value.map((one) => (isByReference(one) ? withId(base, one) : one)) : value;
}

function isByReference(element: unknown): element is JsonObject {
  if (!isObject(element) || typeof member(element, '$ref') !== 'string') return false;
  const id = member(element, 'value');
  return id === undefined || id === null || id === '';
}

function withId(base: ReferenceBase, element: JsonObject): JsonObject {
  const reference = String(member(element, '$ref'));
  const rest = Object.entries(element).filter(([name]) => name.toLowerCase() !== 'value');
  return { ...Object.fromEntries(rest), value: idIn(base, reference) };
}

function idIn({ kind, tenantUrl }: ReferenceBase, reference: string): string {
  const path = reference.startsWith(`${tenantUrl}/`) ? reference.slice(tenantUrl.length) : reference;
  const [, endpoint, id] = /^(?:\.{0,2}\/)?([^/?#]+)\/([^/?#]+)\/?$/.exec(path) ?? [];
  const endpoints = [...kind.memberEndpoints.values()];
  if (id !== undefined && id !== '.' && id !== '..' && endpoints.includes(`/${endpoint}`)) return decode(id);
  const expected = endpoints.map((known) => `${tenantUrl}${known}/<id>`).join(' or ');
  throw new ScimError('invalidValue', `members.$ref is ${quote(reference)}, expected ${expected}, or send value.`);
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch (fault) {
    if (fault instanceof URIError) return id;
    throw fault;
  }
}
