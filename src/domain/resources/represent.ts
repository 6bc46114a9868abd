// From what is kept to what is answered: the stored text, the related rows and `meta` become one JSON text without parsing (RFC 7643 §3.1).

import { formatDateTime, isObject, type JsonObject, type Projection, project } from '../../scim/index.ts';
import type { Kind } from './kinds/kind.ts';
import type { Member, Membership, StoredResource } from './resource.ts';

export function locationOf(tenantUrl: string, endpoint: string, id: string): string {
  return `${tenantUrl}${endpoint}/${id}`;
}

/**
 * A JSON text in its parts. Written one by one, each is copied once; joined first, V8 would walk and copy the text twice more
 * (a list of 100: 59 us instead of 116).
 */
export interface TextParts {
  /** A JSON object, whose closing brace gives way to `added`. */
  readonly kept: string;
  /** Where `kept` has ".." in place of `base`; -1 where it has it nowhere. */
  readonly baseAt: number;
  readonly base: string;
  /** Further members of the object, each after a comma, and its closing brace. */
  readonly added: string;
}

/** The resource as a projection shows it, as JSON text. */
export function represent(kind: Kind, resource: StoredResource, tenantUrl: string, projection: Projection): string {
  const shown = representParts(kind, resource, tenantUrl, projection);
  return typeof shown === 'string' ? shown : joinParts(shown);
}

/** The same, in parts where it is shown as it is kept. */
export function representParts(
  kind: Kind,
  resource: StoredResource,
  tenantUrl: string,
  projection: Projection,
): string | TextParts {
  const parts = partsOf(kind, resource, tenantUrl);
  if (projection.kind === 'default' && kind.isShownWhole) return parts;
  return JSON.stringify(project(kind.type, parseObject(joinParts(parts)), projection));
}

/** The text that the parts make. */
export function joinParts({ kept, baseAt, base, added }: TextParts): string {
  if (baseAt < 0) return kept.slice(0, -1) + added;
  return kept.slice(0, baseAt) + base + kept.slice(baseAt + 2, -1) + added;
}

/** The resource as a JSON value with everything in it: what filters and PATCH work on. */
export function asObject(kind: Kind, resource: StoredResource, tenantUrl: string): JsonObject {
  return parseObject(joinParts(partsOf(kind, resource, tenantUrl)));
}

/** The kept text as a JSON value, without meta and related rows. */
export function parseObject(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}

function partsOf(kind: Kind, resource: StoredResource, tenantUrl: string): TextParts {
  // Neither URLs nor ids hold what JSON escapes, and an entity tag holds two quotes: printed as JSON they took 15 us of a list of 100.
  const meta =
    `"meta":{"resourceType":"${kind.type.name}","created":"${formatDateTime(resource.createdAt)}",` +
    `"lastModified":"${formatDateTime(resource.changedAt)}",` +
    `"location":"${locationOf(tenantUrl, kind.type.endpoint, resource.id)}","version":"W/\\"${resource.version}\\""}`;
  const related = membershipsText(resource.memberships, tenantUrl) + membersText(kind, resource.members, tenantUrl);
  const added = `${related},${meta}}`;
  const { body } = resource;
  const at = body.indexOf(relative);
  const isAlone = at < 0 || body.indexOf(relative, at + relative.length) < 0;
  if (isAlone) return { kept: body, baseAt: at < 0 ? at : at + baseInRelative, base: tenantUrl, added };
  return { kept: body.replaceAll(relative, () => `$ref":"${tenantUrl}/`), baseAt: -1, base: tenantUrl, added };
}

// References are kept relative ("../Users/…"), so that a new public URL changes nothing that is stored.
// The unescaped quotes make the text unmistakable: inside a JSON string they would be escaped. It begins with what is rare in a body, for
// which the engine looks fast. Most bodies have one at most: the manager's.
const relative = '$ref":"../';
const baseInRelative = relative.indexOf('..');

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
