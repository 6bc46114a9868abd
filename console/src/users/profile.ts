// The values of a SCIM user by attribute path (RFC 7643 §4.1 and §4.3). Missing values are left out.

import { isolate } from '../locales/isolate.ts';
import { isObject, type Json } from '../parts/json.ts';

export interface ProfileField {
  readonly path: string;
  readonly value: string;
}

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
/** The order of a business card: name, work, ways to reach, the rest. */
const order = [
  ...['displayName', 'name.honorificPrefix', 'name.givenName', 'name.middleName', 'name.familyName'],
  ...['name.honorificSuffix', 'nickName', 'title', 'department', 'organization', 'division', 'costCenter'],
  ...['employeeNumber', 'userType', 'emails', 'phoneNumbers', 'addresses', 'profileUrl', 'preferredLanguage'],
  ...['locale', 'timezone'],
];
const multiValued = ['emails', 'phoneNumbers', 'addresses'];

export function readProfile(resource: Json): readonly ProfileField[] {
  const record = { ...resource, ...objectAt(resource, enterprise) };
  return order
    .flatMap((path) => valuesAt(record, path))
    .flatMap(([path, value]) => (isText(value) ? [{ path, value }] : []));
}

function valuesAt(record: Json, path: string): readonly (readonly [path: string, value: unknown])[] {
  if (multiValued.includes(path)) return elementsAt(record, path).map((element) => elementValue(path, element));
  const [attribute = '', part] = path.split('.');
  return [[path, part === undefined ? record[attribute] : objectAt(record, attribute)[part]]];
}

function elementValue(path: string, element: Json): readonly [path: string, value: unknown] {
  const value = path === 'addresses' ? addressText(element) : element['value'];
  return [`${path}[type eq "${String(element['type'] ?? 'other')}"]`, value];
}

/** Entra sends the parts; "formatted" holds the name of an office. */
function addressText(address: Json): string {
  const town = [address['postalCode'], address['locality']].filter(isText).map(isolate).join(' ');
  return [address['formatted'], address['streetAddress'], town, address['region'], address['country']]
    .filter(isText)
    .map(isolate)
    .join(', ');
}

function objectAt(resource: Json, attribute: string): Json {
  const value = resource[attribute];
  return isObject(value) ? value : {};
}

function elementsAt(resource: Json, attribute: string): readonly Json[] {
  const value = resource[attribute];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
