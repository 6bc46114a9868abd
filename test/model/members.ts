// A member may be named by its URI alone, absolute or relative to the Tenant URL (RFC 7643 §2.3.7, §4.2; docs/tolerances.md).

import { refuse } from './refusal.ts';
import { isJson, type Json, type Shape, same } from './shape.ts';

/** The body of a POST or PUT in which every member has the id that it is named by. */
export function withIdsInBody(tenantUrl: string, shape: Shape, body: unknown): unknown {
  if (shape.name !== 'Group' || !isJson(body)) return body;
  const entries = Object.entries(body).map(([name, part]) =>
    same(name, 'members') ? [name, withIds(tenantUrl, part)] : [name, part],
  );
  return Object.fromEntries(entries);
}

/** A list of members, or one, as they are sent, with their ids. */
export function withIds(tenantUrl: string, sent: unknown): unknown {
  return Array.isArray(sent) ? sent.map((one) => withId(tenantUrl, one)) : withId(tenantUrl, sent);
}

function withId(tenantUrl: string, member: unknown): unknown {
  if (!isJson(member)) return member;
  const reference = partOf(member, '$ref');
  const id = partOf(member, 'value');
  if (typeof reference !== 'string' || (id !== undefined && id !== null && id !== '')) return member;
  const others = Object.entries(member).filter(([name]) => !same(name, 'value'));
  return { ...Object.fromEntries(others), value: idIn(tenantUrl, reference) };
}

function partOf(member: Json, wanted: string): unknown {
  return Object.entries(member).find(([name]) => same(name, wanted))?.[1];
}

function idIn(tenantUrl: string, reference: string): string {
  const relative = reference.startsWith(`${tenantUrl}/`) ? reference.slice(tenantUrl.length) : reference;
  const segments = relative
    .replace(/^\.{0,2}\//, '')
    .replace(/\/$/, '')
    .split('/');
  const [endpoint, id = '', ...more] = segments;
  const isKnown = (endpoint === 'Users' || endpoint === 'Groups') && more.length === 0;
  if (!isKnown || ['', '.', '..'].includes(id)) refuse('invalidValue', `${reference} is no member`);
  return decodeURIComponent(id);
}
