// What Entra sends, attribute by attribute: how many people have it and what was sent last. A large directory is looked at in even
// samples, so that the answer costs the same for 2,000 people and for 100,000.

import type { Platform } from '../platform.ts';
import type { StoredResource } from '../resources/resource.ts';
import type { ResourceReader } from '../resources/store.ts';
import { attributesOf } from '../users/summary.ts';
import { valuesOf } from '../users/values.ts';

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
  store: { readonly resources: ResourceReader },
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

function cut(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= maxValueLength ? text : `${text.slice(0, maxValueLength).toWellFormed()}…`;
}
