// Reads the body of a POST or PUT into the attributes that are kept (RFC 7644 §3.3, §3.5.1).

import { refuse } from './refusal.ts';
import { type Attribute, isJson, isNothing, type Json, named, type Shape, same } from './shape.ts';
import { readValue, withoutTwins } from './value.ts';

/** The attributes of a body in the spelling of their schemas, without what a client does not decide. */
export function readWhole(shape: Shape, body: unknown): Json {
  if (!isJson(body)) return refuse('invalidSyntax', 'the body is no object');
  requireSchemas(shape, withoutTwins(body));
  const value = { ...readAttributes(shape.attributes, body) };
  for (const { urn, attributes } of shape.extensions) {
    const part = Object.entries(body).find(([name]) => same(name, urn))?.[1];
    if (!isNothing(part) && !isJson(part)) refuse('invalidValue', `${urn} takes an object`);
    const read = isJson(part) && !isNothing(part) ? readAttributes(attributes, withoutTwins(part)) : {};
    if (!isNothing(read)) value[urn] = read;
  }
  requireValues(shape, value);
  return value;
}

function requireSchemas(shape: Shape, body: Json): void {
  const schemas = Object.entries(body).find(([name]) => same(name, 'schemas'))?.[1];
  if (!Array.isArray(schemas) || !schemas.every((urn) => typeof urn === 'string')) {
    refuse('invalidSyntax', 'schemas is no list of URNs');
  }
  if (!schemas.some((urn) => same(urn, shape.urn))) refuse('invalidSyntax', `schemas does not name ${shape.urn}`);
}

function readAttributes(attributes: readonly Attribute[], sent: Json): Json {
  const value: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(sent)) {
    const attribute = named(attributes, name);
    if (attribute === undefined || attribute.name === 'schemas' || attribute.mutability === 'readOnly') continue;
    const read = readValue(attribute, part, 'keep first');
    if (read !== undefined) value[attribute.name] = read;
  }
  return value;
}

/** Throws the refusal of a resource in which something required has no value. */
export function requireValues(shape: Shape, value: Json): void {
  requireAttributes(shape.attributes, value);
  for (const { urn, attributes, required } of shape.extensions) {
    const part = value[urn];
    if (isSeen(attributes, part)) requireAttributes(attributes, part);
    else if (required) refuse('invalidValue', `${urn} is required`);
  }
}

/** Whether an extension is part of a resource: what is never returned is not. */
export function isSeen(attributes: readonly Attribute[], content: unknown): content is Json {
  return attributes.some(
    ({ name, returned }) => returned !== 'never' && isJson(content) && content[name] !== undefined,
  );
}

/** Throws the refusal of a new resource without a required attribute that is never returned. */
export function requireSecrets(shape: Shape, value: Json): void {
  const homes = [{ attributes: shape.attributes, content: value as unknown }].concat(
    shape.extensions.map(({ urn, attributes }) => ({ attributes, content: value[urn] })),
  );
  for (const { attributes, content } of homes) {
    const isMissing = ({ name, required, mutability, returned }: Attribute): boolean =>
      required && returned === 'never' && mutability !== 'readOnly' && isJson(content) && content[name] === undefined;
    const missing = attributes.find(isMissing);
    if (missing !== undefined) refuse('invalidValue', `${missing.name} is missing`);
  }
}

function requireAttributes(attributes: readonly Attribute[], holder: Json): void {
  for (const { name, required, mutability, returned } of attributes) {
    if (!required || name === 'schemas' || mutability === 'readOnly' || returned === 'never') continue;
    const value = holder[name];
    if (isNothing(value) || (typeof value === 'string' && value.trim() === ''))
      refuse('invalidValue', `${name} is missing`);
  }
}
