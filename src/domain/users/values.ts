// The values of a user, attribute by attribute as a mapping in Entra names its targets.

import { enterpriseUserUrn, isObject, type JsonObject, listOf } from '../../scim/index.ts';

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
