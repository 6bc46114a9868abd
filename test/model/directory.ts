// A directory as naively as it can be written: every resource is a plain value in a list, every question looks at all of them.
// It is written from RFC 7643, RFC 7644 and docs/protocol.md and shares no code with the server that it is held against.

import { comparable, fold } from './compare.ts';
import { withIdsInBody } from './members.ts';
import type { Operation } from './operation.ts';
import { readOperations } from './patch.ts';
import { Refusal, refuse } from './refusal.ts';
import { type Attribute, asList, isJson, isNothing, type Json, named, type Shape } from './shape.ts';
import { isSame } from './value.ts';
import { isSeen, readWhole, requireSecrets, requireValues } from './whole.ts';

/** A resource with its attributes as they are kept; what others decide (id, meta, groups, members' references) is added when it is shown. */
export interface Kept {
  readonly shape: Shape;
  readonly id: string;
  readonly value: Json;
  readonly created: number;
  readonly modified: number;
  readonly version: number;
}

export interface Directory {
  readonly tenantUrl: string;
  readonly shapes: readonly Shape[];
  /** In the order of their creation. */
  readonly resources: readonly Kept[];
}

/** What a write leaves behind: the directory after it and the resource it was about. */
export interface Written {
  readonly directory: Directory;
  readonly kept: Kept;
}

const longest = 256;

/** POST (RFC 7644 §3.3). `id` is the one that the server gave. */
export function create(directory: Directory, shape: Shape, body: unknown, id: string, now: number): Written {
  const sent = readWhole(shape, withIdsInBody(directory.tenantUrl, shape, body));
  requireSecrets(shape, sent);
  const value = sealed(shape, settled(directory, shape, withDefaults(shape, sent)), now);
  const kept = { shape, id, value, created: now, modified: now, version: 1 };
  requireUnique(directory, kept);
  return { directory: { ...directory, resources: [...directory.resources, kept] }, kept };
}

/** PUT (RFC 7644 §3.5.1): what the body leaves out is gone, but for what is immutable. */
export function replace(directory: Directory, shape: Shape, id: string, body: unknown, now: number): Written {
  const sent = settled(
    directory,
    shape,
    withDefaults(shape, readWhole(shape, withIdsInBody(directory.tenantUrl, shape, body))),
  );
  const before = get(directory, shape, id);
  const after = withSameMembers(before.value, withImmutable(shape, before.value, sent));
  requireValues(shape, after);
  return rewrite(directory, before, sealed(shape, after, now), now);
}

/** PATCH (RFC 7644 §3.5.2). */
export function change(
  directory: Directory,
  shape: Shape,
  id: string,
  operations: readonly Operation[],
  now: number,
): Written {
  const patch = readOperations(directory.tenantUrl, shape, operations, (resource) =>
    shape.name === 'Group' ? withShownMembers(directory, withMembers(directory, resource)) : resource,
  );
  const before = get(directory, shape, id);
  const after = patch(whole(directory, before));
  const own = Object.entries(after).filter(([name]) => !['schemas', 'id', 'meta', 'groups'].includes(name));
  return rewrite(directory, before, sealed(shape, settled(directory, shape, Object.fromEntries(own)), now), now);
}

/** DELETE (RFC 7644 §3.6): gone, also from the groups it was in. */
export function remove(directory: Directory, shape: Shape, id: string, now: number): Directory {
  get(directory, shape, id);
  const others = directory.resources.filter((kept) => kept.id !== id || kept.shape.name !== shape.name);
  const resources = others.map((kept) => {
    const members = asList(kept.value['members']);
    const left = members.filter((member) => !isJson(member) || member['value'] !== id);
    if (kept.shape.name !== 'Group' || left.length === members.length) return kept;
    return { ...kept, value: withMemberList(kept.value, left), modified: now, version: kept.version + 1 };
  });
  return { ...directory, resources };
}

/** The living resource; a refusal with 404 when there is none. */
export function get({ resources }: Directory, shape: Shape, id: string): Kept {
  const found = resources.find((kept) => kept.id === id && kept.shape.name === shape.name);
  if (found === undefined) throw new Refusal(404, undefined, `no ${shape.name} ${id}`);
  return found;
}

/** The resource with everything in it that is ever shown. */
export function whole(directory: Directory, { shape, id, value, created, modified, version }: Kept): Json {
  const used = shape.extensions
    .filter((extension) => isSeen(extension.attributes, value[extension.urn]))
    .map(({ urn }) => urn);
  const groups = shape.name === 'User' ? groupsOf(directory, id) : [];
  return {
    schemas: [shape.urn, ...used],
    id,
    ...(shape.name === 'Group' ? withShownMembers(directory, value) : value),
    ...(groups.length > 0 ? { groups } : {}),
    meta: {
      resourceType: shape.name,
      created: new Date(created).toISOString(),
      lastModified: new Date(modified).toISOString(),
      location: `${directory.tenantUrl}${shape.endpoint}/${id}`,
      version: `W/"${version}"`,
    },
  };
}

function withShownMembers(directory: Directory, value: Json): Json {
  const members = asList(value['members']).map((member) => (isJson(member) ? shownMember(directory, member) : member));
  return members.length === 0 ? value : { ...value, members };
}

// Who is a member already keeps what came with it.
function withSameMembers(before: Json, after: Json): Json {
  const members = asList(after['members']).map(
    (member) => asList(before['members']).find((known) => idOf(known) === idOf(member)) ?? member,
  );
  return members.length === 0 ? after : { ...after, members };
}

function shownMember({ tenantUrl, resources }: Directory, member: Json): Json {
  const shape = resources.find(({ id }) => id === member['value'])?.shape;
  return { ...member, type: shape?.name, $ref: `${tenantUrl}${shape?.endpoint}/${member['value']}` };
}

function groupsOf({ tenantUrl, resources }: Directory, id: string): readonly Json[] {
  const groups = resources.filter(({ value }) =>
    asList(value['members']).some((member) => isJson(member) && member['value'] === id),
  );
  return groups.map((group) => ({
    value: group.id,
    $ref: `${tenantUrl}/Groups/${group.id}`,
    display: group.value['displayName'],
    type: 'direct',
  }));
}

function rewrite(directory: Directory, before: Kept, value: Json, now: number): Written {
  if (isSame(before.value, value)) return { directory, kept: before };
  const kept = { ...before, value, modified: now, version: before.version + 1 };
  requireUnique(directory, kept);
  return {
    directory: { ...directory, resources: directory.resources.map((old) => (old === before ? kept : old)) },
    kept,
  };
}

function withDefaults(shape: Shape, value: Json): Json {
  return shape.name === 'User' && value['active'] === undefined ? { ...value, active: true } : value;
}

// An immutable attribute keeps its value: another one is refused, none changes nothing (RFC 7644 §3.5.1).
function withImmutable(shape: Shape, before: Json, sent: Json): Json {
  const result = { ...withFixed(shape.attributes, before, sent) };
  for (const { urn, attributes } of shape.extensions) {
    const old = before[urn];
    const fresh = sent[urn];
    if (!isJson(old)) continue;
    const kept = withImmutable({ ...shape, attributes, extensions: [] }, old, isJson(fresh) ? fresh : {});
    if (!isNothing(kept)) result[urn] = kept;
  }
  return result;
}

function withFixed(attributes: readonly Attribute[], before: Json, sent: Json): Json {
  const result = { ...sent };
  for (const { name, mutability, returned, subAttributes } of attributes) {
    const old = before[name];
    const fresh = sent[name];
    if (old === undefined) continue;
    if (returned === 'never' && fresh === undefined) result[name] = old;
    if (isJson(old) && isJson(fresh)) result[name] = withFixed(subAttributes, old, fresh);
    if (mutability !== 'immutable') continue;
    if (fresh !== undefined && !isSame(fresh, old)) refuse('mutability', `${name} is immutable`);
    result[name] = old;
  }
  return result;
}

/** What the directory itself decides about the values of users and groups, and the references that it makes. */
function settled(directory: Directory, shape: Shape, value: Json): Json {
  if (shape.name === 'User') return withReferences(directory, shape, bounded(value, 'userName'));
  const own = shape.name === 'Group' ? withMembers(directory, bounded(value, 'displayName')) : value;
  return withReferences(directory, shape, own);
}

function bounded(value: Json, name: string): Json {
  if ([...String(value[name])].length > longest) refuse('invalidValue', `${name} is too long`);
  return value;
}

// What is never returned is kept as a hash: that it was set is known, and when, but not what it is. A new one is always a change.
function sealed(shape: Shape, value: Json, now: number): Json {
  return onAttributes(shape, value, (attribute, part) => {
    const isRaw = attribute.returned === 'never' && part !== undefined && !(isJson(part) && 'sealedAt' in part);
    return isRaw ? { sealedAt: now } : part;
  });
}

/** The value with each attribute changed, at the top level and in the extensions; what becomes nothing is gone. */
function onAttributes(shape: Shape, value: Json, change: (attribute: Attribute, part: unknown) => unknown): Json {
  const result = { ...value };
  const set = (holder: Record<string, unknown>, name: string, part: unknown): void => {
    if (isNothing(part)) delete holder[name];
    else holder[name] = part;
  };
  for (const attribute of shape.attributes) set(result, attribute.name, change(attribute, value[attribute.name]));
  for (const { urn, attributes } of shape.extensions) {
    const content = value[urn];
    if (!isJson(content)) continue;
    const after = { ...content };
    for (const attribute of attributes) set(after, attribute.name, change(attribute, content[attribute.name]));
    set(result, urn, Object.keys(after).length === 0 ? undefined : after);
  }
  return result;
}

// Where a complex attribute has a "value" and its "$ref" can only mean one type, "$ref" is made from "value".
function withReferences({ tenantUrl, shapes }: Directory, shape: Shape, value: Json): Json {
  return onAttributes(shape, value, (attribute, part) => {
    const [type, ...others] = named(attribute.subAttributes, '$ref')?.referenceTypes ?? [];
    const target = shapes.find(({ name }) => name === type);
    const isMade = named(attribute.subAttributes, 'value') !== undefined && others.length === 0;
    if (target === undefined || !isMade || attribute.mutability === 'readOnly') return part;
    const refer = (element: unknown): unknown => {
      const { $ref: _, ...rest } = isJson(element) ? element : {};
      const id = rest['value'];
      return typeof id === 'string'
        ? { ...rest, $ref: `${tenantUrl}${target.endpoint}/${encodeURIComponent(id)}` }
        : rest;
    };
    if (Array.isArray(part)) return part.map(refer).filter((element) => !isNothing(element));
    return part === undefined ? undefined : refer(part);
  });
}

// A member that is not known is kept out of sight; a known one is named once, with the name that came with it.
function withMembers({ resources }: Directory, value: Json): Json {
  const known: Json[] = [];
  for (const member of asList(value['members'])) {
    if (!isJson(member)) continue;
    const { value: id, display } = member;
    if (typeof id !== 'string' || id.length > longest) refuse('invalidValue', 'a member has no id');
    const isLiving = resources.some((kept) => kept.id === id && ['User', 'Group'].includes(kept.shape.name));
    if (!isLiving || known.some((earlier) => earlier['value'] === id)) continue;
    known.push({ value: id, ...(display === undefined ? {} : { display }) });
  }
  return withMemberList(value, known);
}

function withMemberList({ members: _, ...others }: Json, list: readonly unknown[]): Json {
  const members = list.toSorted((left, right) => (idOf(left) < idOf(right) ? -1 : 1));
  return members.length === 0 ? others : { ...others, members };
}

function idOf(member: unknown): string {
  return isJson(member) ? String(member['value']) : '';
}

/** RFC 7643 §7 "uniqueness": "server" among the resources of a type, "global" among all that have the attribute. */
function requireUnique({ resources }: Directory, kept: Kept): void {
  for (const unique of uniqueValues(kept)) {
    const others = resources.filter(
      ({ id, shape }) => id !== kept.id && (unique.isGlobal || shape.name === kept.shape.name),
    );
    const isTaken = others.some((other) => uniqueValues(other).some(({ key }) => key === unique.key));
    if (isTaken) refuse('uniqueness', `${unique.key} is taken`);
  }
}

interface Unique {
  readonly key: string;
  readonly isGlobal: boolean;
}

function uniqueValues({ shape, value }: Kept): readonly Unique[] {
  const found: Unique[] = [];
  // Of groups the name and the externalId together.
  if (shape.name === 'Group') {
    const pair = [fold(String(value['displayName'])), value['externalId'] ?? null];
    found.push({ key: JSON.stringify(pair), isGlobal: false });
  }
  const note = (path: string, attribute: Attribute, values: readonly unknown[]): void => {
    if (attribute.uniqueness === 'none' || attribute.name === 'id') return;
    for (const one of values.filter((part) => !isNothing(part))) {
      const text = String(comparable(attribute, one));
      if ([...text].length > longest) refuse('invalidValue', `${path} is too long to be unique`);
      found.push({ key: `${path} ${text}`, isGlobal: attribute.uniqueness === 'global' });
    }
  };
  onAttributes(shape, value, (attribute, part) => {
    note(attribute.name, attribute, asList(part));
    for (const sub of attribute.subAttributes) {
      const parts = asList(part).flatMap((element) => (isJson(element) ? asList(element[sub.name]) : []));
      note(`${attribute.name}.${sub.name}`, sub, parts);
    }
    return part;
  });
  return found;
}
