// How a circle of references is opened (RFC 7644 §3.7.1): a resource is created without what refers to one that is not there yet,
// and gets that by a PATCH afterwards.

import { type Attribute, findAttribute } from '../attribute.ts';
import { isObject, type JsonObject } from '../json.ts';
import { findExtension, type ResourceType } from '../resource-type.ts';
import { patchOpUrn } from '../urn.ts';
import { referencesIn } from './reference.ts';

export interface Separated {
  readonly body: JsonObject;
  /** The PATCH that adds the rest; undefined when nothing was taken out that would be kept. */
  readonly patch: JsonObject | undefined;
}

/** The body of a POST without what refers to one of `missing`. What a resource cannot be without stays where it is. */
export function separate(type: ResourceType, body: JsonObject, missing: ReadonlySet<string>): Separated {
  const parts = Object.entries(body).map(([key, value]) => {
    const extension = findExtension(type, key);
    return extension !== undefined && isObject(value)
      ? separateExtension(extension.attributes, extension.id, key, value, missing)
      : separateValue(findAttribute(type.attributes, key), '', key, value, missing);
  });
  const operations = parts.flatMap(({ taken }) => taken);
  const patch = operations.length === 0 ? undefined : { schemas: [patchOpUrn], Operations: operations };
  return { body: Object.fromEntries(parts.map(({ key, kept }) => [key, kept])), patch };
}

interface Part {
  readonly key: string;
  readonly kept: unknown;
  /** The operations that add what was taken out. */
  readonly taken: readonly JsonObject[];
}

function separateExtension(
  attributes: readonly Attribute[],
  urn: string,
  key: string,
  value: JsonObject,
  missing: ReadonlySet<string>,
): Part {
  const parts = Object.entries(value).map(([name, item]) =>
    separateValue(findAttribute(attributes, name), `${urn}:`, name, item, missing),
  );
  const kept = Object.fromEntries(parts.map((part) => [part.key, part.kept]));
  return { key, kept, taken: parts.flatMap(({ taken }) => taken) };
}

function separateValue(
  attribute: Attribute | undefined,
  prefix: string,
  key: string,
  value: unknown,
  missing: ReadonlySet<string>,
): Part {
  const isMissing = (item: unknown): boolean => !referencesIn(item).isDisjointFrom(missing);
  if (attribute?.required === true || !isMissing(value)) return { key, kept: value, taken: [] };
  // A POST ignores what no schema has and what is readOnly; a PATCH would refuse it.
  if (attribute === undefined || attribute.mutability === 'readOnly') return { key, kept: undefined, taken: [] };
  const path = `${prefix}${attribute.name}`;
  if (!attribute.multiValued || !Array.isArray(value)) {
    return { key, kept: undefined, taken: [{ op: 'add', path, value }] };
  }
  const kept = value.filter((item) => !isMissing(item));
  return { key, kept, taken: [{ op: 'add', path, value: value.filter(isMissing) }] };
}
