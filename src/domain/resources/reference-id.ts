// Tolerance "references by $ref alone": the id is read from the URI (RFC 7643 §2.3.7, §2.4), absolute or relative to the Tenant URL.

import { isObject, type JsonObject, member, quote, ScimError } from '../../scim/index.ts';

/** What a URI may name: resources of these endpoints below the Tenant URL. */
export interface Referable {
  /** The attribute, as a refusal names it. */
  readonly name: string;
  readonly endpoints: readonly string[];
  readonly tenantUrl: string;
}

/** Whether an element names a resource by its URI and not by its id. */
export function isByReference(element: unknown): element is JsonObject {
  if (!isObject(element)) return false;
  const reference = member(element, '$ref');
  if (typeof reference !== 'string' || reference === '') return false;
  const id = member(element, 'value');
  return id === undefined || id === null || id === '';
}

/** The element with the id that its `$ref` names. Throws ScimError invalidValue as idIn does. */
export function withId(referable: Referable, element: JsonObject): JsonObject {
  const rest = Object.entries(element).filter(([name]) => name.toLowerCase() !== 'value');
  return { value: idIn(referable, String(member(element, '$ref'))), ...Object.fromEntries(rest) };
}

/** The id in a URI. Throws ScimError invalidValue for one that is that of nothing which can be meant here. */
export function idIn({ name, endpoints, tenantUrl }: Referable, reference: string): string {
  const path = reference.startsWith(`${tenantUrl}/`) ? reference.slice(tenantUrl.length) : reference;
  const [, endpoint, id] = /^(?:\.{0,2}\/)?([^/?#]+)\/([^/?#]+)\/?$/.exec(path) ?? [];
  if (id !== undefined && id !== '.' && id !== '..' && endpoints.includes(`/${endpoint}`)) return decode(id);
  const expected = endpoints.map((known) => `${tenantUrl}${known}/<id>`).join(' or ');
  throw new ScimError('invalidValue', `${name}.$ref is ${quote(reference)}, expected ${expected}, or send value.`);
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch (fault) {
    if (fault instanceof URIError) return id;
    throw fault;
  }
}
