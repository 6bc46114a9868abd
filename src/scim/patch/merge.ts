// What an operation names of a complex value takes its value or goes; the other parts stay (RFC 7644 §3.5.2.1, §3.5.2.3).

import { type Attribute, findAttribute } from '../attribute.ts';
import { immutableValue, missingValue } from '../error.ts';
import { isObject, isUnassigned, type JsonObject, sameJson, withMember } from '../json.ts';
import { requireDistinctNames } from '../names.ts';
import { clears, unfoldComplex } from '../tolerance.ts';
import { readParts, readSub, requireParts, wrongType } from '../value.ts';

/** What an operation makes of a complex value: read once, for all the values that it is set on. */
export interface Setting {
  /** Whether nothing in it has a value, so that it can only clear. */
  readonly isEmpty: boolean;
  /** The value after it, undefined for none. Throws ScimError mutability or invalidValue. */
  readonly on: (before: JsonObject) => unknown;
}

/** Reads what is sent for a complex value, or for one part of it. Throws ScimError invalidValue. */
export function readSetting(attribute: Attribute, sub: Attribute | undefined, value: unknown): Setting {
  if (sub !== undefined) return readPart(attribute, sub, value);
  const sent = unfoldComplex(attribute, value);
  if (clears(attribute, sent)) return { isEmpty: true, on: () => undefined };
  if (!isObject(sent)) throw wrongType(attribute, value, attribute.name);
  requireDistinctNames(sent);
  const read = readParts(attribute, sent, attribute.name);
  const named = Object.keys(sent).flatMap((name) => findAttribute(attribute.subAttributes, name) ?? []);
  const writable = named.filter(({ mutability }) => mutability !== 'readOnly');
  const merge = (before: JsonObject): JsonObject =>
    writable.reduce((merged, part) => withPart(attribute, part, merged, read[part.name]), before);
  return { isEmpty: isUnassigned(read), on: (before) => completeParts(attribute, merge(before)) };
}

function readPart(attribute: Attribute, sub: Attribute, sent: unknown): Setting {
  const path = `${attribute.name}.${sub.name}`;
  const value = readSub(sub, sent, path);
  return {
    isEmpty: value === undefined,
    on: (before) => {
      if (value !== undefined || !sub.required) return withPart(attribute, sub, before, value);
      throw missingValue(path);
    },
  };
}

/** The value as it is, unless a required part is missing: then ScimError invalidValue. A value of no parts is none. */
export function completeParts(attribute: Attribute, value: JsonObject): JsonObject {
  if (Object.keys(value).length > 0) requireParts(attribute, value, attribute.name);
  return value;
}

function withPart(attribute: Attribute, sub: Attribute, before: JsonObject, value: unknown): JsonObject {
  const earlier = before[sub.name];
  if (sub.mutability === 'immutable' && earlier !== undefined && !sameJson(earlier, value)) {
    throw immutableValue(`${attribute.name}.${sub.name}`, earlier);
  }
  return withMember(before, sub.name, value);
}
