// Reads a schema from its document (RFC 7643 §7) and refuses what the engine could not honour. Characteristics that are not stated
// have the defaults of §2.2. Every fault names the schema, the attribute and what is accepted.

import { type Attribute, type AttributeType, attribute, type Schema } from '../attribute.ts';
import { invalidValue, quote } from '../error.ts';
import { isObject, type JsonObject, member } from '../json.ts';
import { baseAttributes } from '../schemas/base.ts';
import { definitionLimits } from './limits.ts';
import { type Place, readChoice, readFlag, readList, readText, readTexts, readUrn } from './read-value.ts';

const types = ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference', 'complex'] as const;
const mutabilities = ['readOnly', 'readWrite', 'immutable', 'writeOnly'] as const;
const returns = ['always', 'never', 'default', 'request'] as const;
const uniquenesses = ['none', 'server', 'global'] as const;

/** The schema that a document describes. Throws ScimError invalidValue. */
export function readSchema(document: JsonObject): Schema {
  const id = readUrn(document, 'id', 'Schema');
  const place: Place = `Schema ${id}`;
  return {
    id,
    name: readText(document, 'name', place) ?? id.slice(id.lastIndexOf(':') + 1),
    description: readText(document, 'description', place) ?? '',
    attributes: readAttributes(document, 'attributes', place, definitionLimits.maxAttributes, false),
  };
}

function readAttributes(
  holder: JsonObject,
  key: string,
  place: Place,
  max: number,
  isSub: boolean,
): readonly Attribute[] {
  const attributes = readList(holder, key, place, max).map((item) => readAttribute(item, place, isSub));
  if (attributes.length === 0) throw invalidValue(`${place} has no ${key}.`);
  const seen = new Set<string>();
  for (const { name } of attributes) {
    if (seen.has(name.toLowerCase())) throw invalidValue(`${place} has two attributes ${quote(name)}.`);
    seen.add(name.toLowerCase());
  }
  return attributes;
}

function readAttribute(item: unknown, schema: Place, isSub: boolean): Attribute {
  if (!isObject(item)) throw invalidValue(`${schema} has the attribute ${quote(item)}, expected an object.`);
  const name = readName(item, schema, isSub);
  const place: Place = `${schema}, attribute ${name}`;
  const type = readChoice(item, 'type', place, types, 'string');
  const stated = attribute(name, readText(item, 'description', place) ?? '', {
    type,
    multiValued: readFlag(item, 'multiValued', place),
    required: readFlag(item, 'required', place),
    // References and binaries are case-exact whatever is stated (§2.3.6, §2.3.7).
    caseExact: type === 'reference' || type === 'binary' || readFlag(item, 'caseExact', place),
    mutability: readChoice(item, 'mutability', place, mutabilities, 'readWrite'),
    returned: readReturned(item, place),
    // A complex attribute carries none (erratum 6004).
    uniqueness: type === 'complex' ? 'none' : readChoice(item, 'uniqueness', place, uniquenesses, 'none'),
    canonicalValues: readTexts(item, 'canonicalValues', place),
    referenceTypes: readReferenceTypes(item, place, type),
    subAttributes: readSubAttributes(item, place, type, isSub),
  });
  requireSense(stated, place, isSub);
  return stated;
}

/** ATTRNAME of RFC 7643 §2.1; "$ref" is the one exception (erratum 8924). */
const namePattern = /^[A-Za-z][A-Za-z0-9_$-]*$/;

function readName(item: JsonObject, place: Place, isSub: boolean): string {
  const name = member(item, 'name');
  const isNamed = typeof name === 'string' && name.length <= definitionLimits.maxNameLength;
  if (!isNamed || !(namePattern.test(name) || (isSub && name === '$ref'))) {
    throw invalidValue(
      `${place} has an attribute with the name ${quote(name)}, expected a letter and then letters, digits, "-", "_" or "$", at most ${definitionLimits.maxNameLength}.`,
    );
  }
  const isReserved = name in {} || name === 'prototype' || (!isSub && isOfAll(name));
  if (isReserved) throw invalidValue(`${place} has an attribute with the name ${quote(name)}, which is reserved.`);
  return name;
}

function isOfAll(name: string): boolean {
  return baseAttributes.some((base) => base.name.toLowerCase() === name.toLowerCase());
}

// What can only be written is never returned, whether that is stated or not.
function readReturned(item: JsonObject, place: Place): Attribute['returned'] {
  const returned = readChoice(item, 'returned', place, returns, 'default');
  if (member(item, 'mutability') !== 'writeOnly') return returned;
  if (returned === 'always') throw invalidValue(`${place} is writeOnly and returned always: one of both.`);
  return 'never';
}

function readReferenceTypes(item: JsonObject, place: Place, type: AttributeType): readonly string[] {
  const names = readTexts(item, 'referenceTypes', place);
  if (type !== 'reference' && names.length > 0) throw invalidValue(`${place} has referenceTypes and is no reference.`);
  return type === 'reference' && names.length === 0 ? ['uri'] : names;
}

function readSubAttributes(item: JsonObject, place: Place, type: AttributeType, isSub: boolean): readonly Attribute[] {
  const isGiven =
    member(item, 'subAttributes') !== undefined &&
    readList(item, 'subAttributes', place, definitionLimits.maxSubAttributes).length > 0;
  if (type === 'complex' && isSub) throw invalidValue(`${place} is complex inside a complex attribute.`);
  if (type === 'complex') return readAttributes(item, 'subAttributes', place, definitionLimits.maxSubAttributes, true);
  if (isGiven) throw invalidValue(`${place} has subAttributes and is not complex.`);
  return [];
}

function requireSense(
  { name, type, multiValued, mutability, returned, uniqueness }: Attribute,
  place: Place,
  isSub: boolean,
): void {
  const refuse = (reason: string): never => {
    throw invalidValue(`${place} ${reason}.`);
  };
  if (isSub && returned === 'never') refuse('is never returned: that is possible for a whole attribute only');
  if (returned === 'never' && uniqueness !== 'none') refuse('is never returned and cannot be unique');
  if (returned === 'never' && mutability === 'immutable') refuse('is never returned and cannot be immutable');
  if (isSub && name === '$ref' && type !== 'reference') refuse('has to be a reference');
  if (isSub && name === 'primary' && (type !== 'boolean' || multiValued)) refuse('has to be a boolean');
}
