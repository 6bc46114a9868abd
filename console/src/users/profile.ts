// A SCIM user as labelled fields (RFC 7643 §4.1 and §4.3). Missing values are left out.

import { isolate } from '../locales/isolate.ts';
import type { MessageId } from '../locales/words.ts';

export type FieldId = Extract<MessageId, `field.${string}`>;

export interface ProfileField {
  readonly label: FieldId;
  readonly value: string;
}

type Json = Readonly<Record<string, unknown>>;

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** The fields in the order of a business card: name, work, ways to reach, the rest. */
export function readProfile(resource: Json): readonly ProfileField[] {
  const name = objectAt(resource, 'name');
  const work = objectAt(resource, enterprise);
  const texts: readonly (readonly [FieldId, unknown])[] = [
    ['field.displayName', resource['displayName']],
    ['field.prefix', name['honorificPrefix']],
    ['field.givenName', name['givenName']],
    ['field.middleName', name['middleName']],
    ['field.familyName', name['familyName']],
    ['field.suffix', name['honorificSuffix']],
    ['field.nickName', resource['nickName']],
    ['field.title', resource['title']],
    ['field.department', work['department']],
    ['field.organization', work['organization']],
    ['field.division', work['division']],
    ['field.costCenter', work['costCenter']],
    ['field.employeeNumber', work['employeeNumber']],
    ['field.userType', resource['userType']],
    ...listed(resource, 'emails', emailLabels, 'field.otherEmail'),
    ...listed(resource, 'phoneNumbers', phoneLabels, 'field.otherPhone'),
    ...addresses(resource),
    ['field.website', resource['profileUrl']],
    ['field.preferredLanguage', resource['preferredLanguage']],
    ['field.locale', resource['locale']],
    ['field.timezone', resource['timezone']],
  ];
  return texts.flatMap(([label, value]) => (typeof value === 'string' && value !== '' ? [{ label, value }] : []));
}

const emailLabels: Readonly<Record<string, FieldId>> = { work: 'field.workEmail', home: 'field.homeEmail' };
const phoneLabels: Readonly<Record<string, FieldId>> = {
  work: 'field.workPhone',
  mobile: 'field.mobilePhone',
  fax: 'field.fax',
  home: 'field.homePhone',
};
const addressLabels: Readonly<Record<string, FieldId>> = { work: 'field.workAddress', home: 'field.homeAddress' };

function listed(resource: Json, attribute: string, labels: Readonly<Record<string, FieldId>>, other: FieldId) {
  return elementsAt(resource, attribute).map((element) => [labelOf(element, labels, other), element['value']] as const);
}

function addresses(resource: Json) {
  return elementsAt(resource, 'addresses').map(
    (element) => [labelOf(element, addressLabels, 'field.otherAddress'), addressText(element)] as const,
  );
}

/** Entra sends the parts; "formatted" holds the name of an office. */
function addressText(address: Json): string {
  const town = [address['postalCode'], address['locality']].filter(isText).map(isolate).join(' ');
  return [address['formatted'], address['streetAddress'], town, address['region'], address['country']]
    .filter(isText)
    .map(isolate)
    .join(', ');
}

function labelOf(element: Json, labels: Readonly<Record<string, FieldId>>, other: FieldId): FieldId {
  const type = element['type'];
  return (typeof type === 'string' && Object.hasOwn(labels, type) ? labels[type] : undefined) ?? other;
}

function objectAt(resource: Json, attribute: string): Json {
  const value = resource[attribute];
  return isObject(value) ? value : {};
}

function elementsAt(resource: Json, attribute: string): readonly Json[] {
  const value = resource[attribute];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
