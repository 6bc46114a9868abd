// From what is kept to what is answered: the stored text, the related rows and `meta` become one JSON text without parsing (RFC 7643 §3.1).

import { formatDateTime, isObject, type JsonObject, type Projection, project } from '../../scim/index.ts';
import type { Kind } from './kinds/kind.ts';
import type { Member, Membership, StoredResource } from './resource.ts';

export function locationOf(tenantUrl: string, endpoint: string, id: string): string {
  return `${tenantUrl}${endpoint}/${id}`;
}

/** The resource as a projection shows it, as JSON text. */
export function represent(kind: Kind, resource: StoredResource, tenantUrl: string, projection: Projection): string {
  const whole = representWhole(kind, resource, tenantUrl);
  if (projection.kind === 'default' && kind.isShownWhole) return whole;
  return JSON.stringify(project(kind.type, parseObject(whole), projection));
}

/** The resource as a JSON value with everything in it: what filters and PATCH work on. */
export function asObject(kind: Kind, resource: StoredResource, tenantUrl: string): JsonObject {
  return parseObject(representWhole(kind, resource, tenantUrl));
}

/** The kept text as a JSON value, without meta and related rows. */
export function parseObject(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}

function representWhole(kind: Kind, resource: StoredResource, tenantUrl: string): string {
  // Neither URLs nor ids hold what JSON escapes, and an entity tag holds two quotes: printed as JSON they took 15 us of a list of 100.
  const meta =
    `"meta":{"resourceType":"${kind.type.name}","created":"${formatDateTime(resource.createdAt)}",` +
    `"lastModified":"${formatDateTime(resource.changedAt)}",` +
    `"location":"${locationOf(tenantUrl, kind.type.endpoint, resource.id)}","version":"W/\\"${resource.version}\\""}`;
  const related = membershipsText(resource.memberships, tenantUrl) + membersText(kind, resource.members, tenantUrl);
  return `${withReferences(resource.body.slice(0, -1), tenantUrl)}${related},${meta}}`;
}

const relative = '$ref":"../';

// References are kept relative ("../Users/…"), so that a new public URL changes nothing that is stored.
// The unescaped quotes make the text unmistakable: inside a JSON string they would be escaped. It begins with what is rare in a body, for
// which the engine looks fast. Pieces are joined, not replaced: the engine copies the text once, when the answer is written.
function withReferences(body: string, tenantUrl: string): string {
  let text = '';
  let from = 0;
  for (let at = body.indexOf(relative); at >= 0; at = body.indexOf(relative, from)) {
    text += `${body.slice(from, at)}$ref":"${tenantUrl}/`;
    from = at + relative.length;
  }
  return from === 0 ? body : text + body.slice(from);
}

function membershipsText(memberships: readonly Membership[] | undefined, tenantUrl: string): string {
  if (memberships === undefined || memberships.length === 0) return '';
  const groups = memberships.map(
    ({ groupId, display }) =>
      `{"value":"${groupId}","$ref":"${tenantUrl}/Groups/${groupId}","display":${JSON.stringify(display)},"type":"direct"}`,
  );
  return `,"groups":[${groups.join(',')}]`;
}

function membersText(kind: Kind, members: readonly Member[] | undefined, tenantUrl: string): string {
  if (members === undefined || members.length === 0) return '';
  return `,"members":${JSON.stringify(memberElements(kind, members, tenantUrl))}`;
}

/** The joined members as a group shows them. */
export function memberElements(
  { memberEndpoints }: Pick<Kind, 'memberEndpoints'>,
  members: readonly Member[],
  tenantUrl: string,
): readonly JsonObject[] {
  return members.flatMap(({ id, type, display }) => {
    const endpoint = type && memberEndpoints.get(type);
    if (endpoint === undefined) return [];
    return [{ value: id, $ref: `${tenantUrl}${endpoint}/${id}`, type, ...(display === undefined ? {} : { display }) }];
  });
}
