// What Entra sends, attribute by attribute: how many people have it and what was sent last. A large directory is looked at in even
// samples, so that the answer costs the same for 2,000 people and for 100,000.

import { enterpriseUserUrn, isObject, type JsonObject, listOf } from '../../scim/index.ts';
import type { Platform } from '../actors/actor.ts';
import type { StoredResource } from '../resources/resource.ts';
import type { DirectoryStore } from '../store.ts';
import { attributesOf } from '../users/summary.ts';

const pageSize = 100;
const maxPages = 20;
const maxValueLength = 80;
const maxPaths = 200;

export interface UsedAttribute {
  /** As a mapping names its target: `emails[type eq "work"].value`. */
  readonly path: string;
  /** How many of those looked at have a value. */
  readonly people: number;
  /** The value of the user who changed last, as text. */
  readonly lastValue: string;
  readonly lastAt: number;
}

export interface AttributeUsage {
  readonly users: number;
  /** How many were looked at: all, or an even sample. */
  readonly looked: number;
  /** In alphabetical order. */
  readonly attributes: readonly UsedAttribute[];
}

/** Looks at everybody, or at a sample spread evenly over a large directory. */
export async function readAttributeUsage(
  store: DirectoryStore,
  platform: Pick<Platform, 'yieldToOthers'>,
): Promise<AttributeUsage> {
  const users = await store.resources.count('User', { kind: 'all' });
  const pages = Math.min(maxPages, Math.ceil(users / pageSize));
  const found = new Map<string, UsedAttribute>();
  let looked = 0;
  for (let page = 0; page < pages; page += 1) {
    const offset = Math.floor((page * Math.max(users, pages * pageSize)) / pages);
    const people = await store.resources.select('User', {
      condition: { kind: 'all' },
      offset,
      limit: pageSize,
      related: false,
    });
    for (const { resource } of people) note(found, resource);
    looked += people.length;
    await platform.yieldToOthers();
  }
  const attributes = [...found.values()].toSorted((one, other) => (one.path < other.path ? -1 : 1));
  return { users, looked, attributes };
}

function note(found: Map<string, UsedAttribute>, resource: StoredResource): void {
  const values = new Map(valuesOf(attributesOf(resource)));
  for (const [path, value] of values) {
    const known = found.get(path);
    if (known === undefined && found.size >= maxPaths) continue;
    const isLast = known === undefined || resource.changedAt >= known.lastAt;
    const last = isLast ? { lastValue: cut(value), lastAt: resource.changedAt } : known;
    found.set(path, { ...last, path, people: (known?.people ?? 0) + 1 });
  }
}

/** Every value with the target of the mapping row that brings it. */
export function* valuesOf(attributes: JsonObject): Generator<readonly [string, unknown]> {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'schemas' || name === 'id' || name === 'meta') continue;
    if (Array.isArray(value)) yield* elementsOf(name, value);
    else if (isObject(value)) yield* partsOf(name.startsWith('urn:') ? `${name}:` : `${name}.`, value);
    else yield [name, value];
  }
}

function* elementsOf(name: string, elements: readonly unknown[]): Generator<readonly [string, unknown]> {
  for (const element of listOf([...elements])) {
    if (!isObject(element)) yield [name, element];
    else yield* partsOf(`${name}[type eq "${String(element['type'] ?? '')}"].`, withoutMarks(element));
  }
}

function* partsOf(prefix: string, parts: JsonObject): Generator<readonly [string, unknown]> {
  for (const [name, value] of Object.entries(parts)) {
    // A manager is one value to a mapping, whatever we keep beside it.
    if (prefix === `${enterpriseUserUrn}:` && name === 'manager' && isObject(value))
      yield [prefix + name, value['value']];
    else if (isObject(value) || Array.isArray(value)) yield [prefix + name, JSON.stringify(value)];
    else yield [prefix + name, value];
  }
}

function withoutMarks({ type: _type, primary: _primary, ...rest }: JsonObject): JsonObject {
  return rest;
}

function cut(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= maxValueLength ? text : `${text.slice(0, maxValueLength).toWellFormed()}…`;
}
