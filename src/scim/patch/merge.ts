// What an operation names of a complex value takes its value or goes; the other parts stay (RFC 7644 §3.5.2.1, §3.5.2.3).

import { type Attribute, findAttribute } from '../attribute.ts';
import { quote, ScimError } from '../error.ts';
import { type JsonObject, sameJson } from '../json.ts';
import { readParts, readSub, requireParts } from '../value.ts';

/** The value with the parts that a client sent. Throws ScimError mutability or invalidValue. */
export function mergeParts(attribute: Attribute, before: JsonObject, sent: JsonObject): JsonObject {
  const read = readParts(attribute, sent, attribute.name);
  let merged = before;
  for (const name of Object.keys(sent)) {
    const sub = findAttribute(attribute.subAttributes, name);
    if (sub !== undefined && sub.mutability !== 'readOnly') merged = withPart(attribute, sub, merged, read[sub.name]);
  }
  return completeParts(attribute, merged);
}

/** The value with one part set or, for undefined, without it. Throws ScimError mutability or invalidValue. */
export function setPart(attribute: Attribute, sub: Attribute, before: JsonObject, sent: unknown): JsonObject {
  const path = `${attribute.name}.${sub.name}`;
  const value = readSub(sub, sent, path);
  if (value === undefined && sub.required) {
    throw new ScimError('invalidValue', `${path} is required and has no value.`);
  }
  return withPart(attribute, sub, before, value);
}

/** The value as it is, unless a required part is missing: then ScimError invalidValue. A value of no parts is none. */
export function completeParts(attribute: Attribute, value: JsonObject): JsonObject {
  if (Object.keys(value).length > 0) requireParts(attribute, value, attribute.name);
  return value;
}

/** Throws ScimError mutability where an immutable part would change. */
function requireImmutables(attribute: Attribute, before: JsonObject, after: JsonObject): void {
  for (const { name, mutability } of attribute.subAttributes) {
    if (mutability !== 'immutable' || before[name] === undefined || !Object.hasOwn(after, name)) continue;
    if (sameJson(before[name], after[name])) continue;
    throw new ScimError(
      'mutability',
      `${attribute.name}.${name} is immutable and has the value ${quote(before[name])}.`,
    );
  }
}

function withPart(attribute: Attribute, sub: Attribute, before: JsonObject, value: unknown): JsonObject {
  requireImmutables(attribute, before, { [sub.name]: value });
  if (value !== undefined) return { ...before, [sub.name]: value };
  const { [sub.name]: _, ...rest } = before;
  return rest;
}
