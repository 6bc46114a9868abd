// Single values of definitions, each checked and bounded. A fault names the place of the value.

import { invalidValue, quote } from '../error.ts';
import { isObject, type JsonObject, member } from '../json.ts';
import { codePoints, isStorable } from '../text.ts';
import { definitionLimits } from './limits.ts';

/** The place of a value, as faults call it: "Schema urn:…, attribute badge". */
export type Place = string;

export function readFlag(holder: JsonObject, key: string, place: Place): boolean {
  const value = member(holder, key);
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  throw invalidValue(`${place}: ${key} is ${quote(value)}, expected true or false.`);
}

export function readChoice<Choice extends string>(
  holder: JsonObject,
  key: string,
  place: Place,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice {
  const value = member(holder, key);
  if (value === undefined || value === null) return otherwise;
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw invalidValue(`${place}: ${key} is ${quote(value)}, expected one of ${choices.join(', ')}.`);
}

export function readText(holder: JsonObject, key: string, place: Place): string | undefined {
  const value = member(holder, key);
  if (value === undefined || value === null || value === '') return undefined;
  return checkText(value, key, place);
}

export function readTexts(holder: JsonObject, key: string, place: Place): readonly string[] {
  const list = readList(holder, key, place, definitionLimits.maxListed);
  return [...new Set(list.map((item) => checkText(item, key, place)))];
}

export function readList(holder: JsonObject, key: string, place: Place, max: number): readonly unknown[] {
  const value = member(holder, key) ?? [];
  if (!Array.isArray(value)) throw invalidValue(`${place}: ${key} is ${quote(value)}, expected a list.`);
  if (value.length <= max) return value;
  throw invalidValue(`${place} has ${value.length} ${key}, at most ${max} are taken.`);
}

export function readObjects(holder: JsonObject, key: string, place: Place, max: number): readonly JsonObject[] {
  return readList(holder, key, place, max).map((item) => {
    if (isObject(item)) return item;
    throw invalidValue(`${place}: ${key} holds ${quote(item)}, expected an object.`);
  });
}

// What can stand before a colon and a name in paths and filters (RFC 7644 §3.10) and between commas in `attributes`.
const urnPattern = /^urn:[A-Za-z0-9][A-Za-z0-9-]{0,31}:[A-Za-z0-9._~!$&'*+;=@%/-]+(?::[A-Za-z0-9._~!$&'*+;=@%/-]+)*$/i;
const messagePrefix = 'urn:ietf:params:scim:api:';

export function readUrn(holder: JsonObject, key: string, place: Place): string {
  const urn = member(holder, key);
  const isUrn = typeof urn === 'string' && urn.length <= definitionLimits.maxUrnLength && urnPattern.test(urn);
  if (!isUrn) {
    throw invalidValue(
      `${place}: ${key} is ${quote(urn)}, expected a URN of at most ${definitionLimits.maxUrnLength} characters, for example urn:ietf:params:scim:schemas:extension:contoso:2.0:User.`,
    );
  }
  if (!urn.toLowerCase().startsWith(messagePrefix)) return urn;
  throw invalidValue(`${place}: ${key} is ${quote(urn)}, which names a message of the protocol.`);
}

function checkText(value: unknown, key: string, place: Place): string {
  const isText = typeof value === 'string' && value !== '' && isStorable(value);
  if (isText && codePoints(value) <= definitionLimits.maxTextLength) return value;
  throw invalidValue(
    `${place}: ${key} is ${quote(value)}, expected a text of 1 to ${definitionLimits.maxTextLength} characters.`,
  );
}
