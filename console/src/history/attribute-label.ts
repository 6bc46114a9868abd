// The labels of attribute paths.

import type { MessageId } from '../locales/words.ts';

export type FieldId = Extract<MessageId, `field.${string}`>;

const labels: Readonly<Record<string, FieldId>> = {
  displayname: 'field.displayName',
  nickname: 'field.nickName',
  title: 'field.title',
  usertype: 'field.userType',
  preferredlanguage: 'field.preferredLanguage',
  locale: 'field.locale',
  timezone: 'field.timezone',
  profileurl: 'field.website',
  active: 'field.active',
  username: 'field.userName',
  externalid: 'field.externalId',
  members: 'field.members',
  'name.givenname': 'field.givenName',
  'name.familyname': 'field.familyName',
  'name.middlename': 'field.middleName',
  'name.honorificprefix': 'field.prefix',
  'name.honorificsuffix': 'field.suffix',
  'name.formatted': 'field.formattedName',
  department: 'field.department',
  organization: 'field.organization',
  division: 'field.division',
  costcenter: 'field.costCenter',
  employeenumber: 'field.employeeNumber',
  manager: 'field.manager',
  'manager.value': 'field.manager',
};

const byType: Readonly<Record<string, Readonly<Record<string, FieldId>>>> = {
  emails: { work: 'field.workEmail', home: 'field.homeEmail', other: 'field.otherEmail' },
  phonenumbers: {
    work: 'field.workPhone',
    mobile: 'field.mobilePhone',
    fax: 'field.fax',
    home: 'field.homePhone',
    other: 'field.otherPhone',
  },
  addresses: { work: 'field.workAddress', home: 'field.homeAddress', other: 'field.otherAddress' },
};

const schemaPrefix = /^urn:[\w:.-]*:(?:user|group):/i;
const typed = /^(emails|phonenumbers|addresses)(?:\[type eq "(\w+)"\])?/;

/** The label for a path such as `emails[type eq "work"].value`; undefined for a path without a name of its own. */
export function labelOfPath(path: string): FieldId | undefined {
  const plain = path.replace(schemaPrefix, '').toLowerCase();
  if (Object.hasOwn(labels, plain)) return labels[plain];
  const [, attribute = '', type = 'work'] = typed.exec(plain) ?? [];
  const kinds = Object.hasOwn(byType, attribute) ? byType[attribute] : undefined;
  return kinds === undefined ? undefined : (kinds[type] ?? kinds['other']);
}
