// The User schema (RFC 7643 §4.1, §8.7.1 with errata 6001, 6004, 8415, 8471).

import { attribute, type Schema } from '../attribute.ts';
import { userUrn } from '../urn.ts';
import { externalIdAttribute, plural, primaryAttribute } from './base.ts';

export const userSchema: Schema = {
  id: userUrn,
  name: 'User',
  description: 'A person in the directory.',
  attributes: [
    attribute('userName', 'Unique identifier of the person. With the Becard mapping this is the Entra object ID.', {
      required: true,
      uniqueness: 'server',
    }),
    externalIdAttribute,
    attribute('name', 'The parts of the name.', {
      type: 'complex',
      subAttributes: [
        attribute('formatted', 'The full name, formatted for display.'),
        attribute('familyName', 'Family name.'),
        attribute('givenName', 'Given name.'),
        attribute('middleName', 'Middle names.'),
        attribute('honorificPrefix', 'Title before the name, for example "Dr.".'),
        attribute('honorificSuffix', 'Suffix after the name, for example "III".'),
      ],
    }),
    attribute('displayName', 'Name to show.'),
    attribute('nickName', 'Casual name.'),
    attribute('profileUrl', 'URL of an online profile.', { type: 'reference', referenceTypes: ['external'] }),
    attribute('title', 'Position, for example "Head of Sales".'),
    attribute('userType', 'Relation to the organisation, for example "Employee".'),
    attribute('preferredLanguage', 'Preferred language, in the form of an Accept-Language header.'),
    attribute('locale', 'Locale for numbers, dates and currency.'),
    attribute('timezone', 'Time zone of the IANA database, for example "Europe/Berlin".'),
    attribute('active', 'Administrative status; a new user is active unless the client says otherwise.', {
      type: 'boolean',
    }),
    attribute('password', 'Accepted and never returned.', { mutability: 'writeOnly', returned: 'never' }),
    plural('emails', 'E-mail addresses.', ['work', 'home', 'other']),
    plural('phoneNumbers', 'Telephone numbers.', ['work', 'home', 'mobile', 'fax', 'pager', 'other']),
    plural('ims', 'Instant messaging addresses.', ['aim', 'gtalk', 'icq', 'xmpp', 'msn', 'skype', 'qq', 'yahoo']),
    plural('photos', 'URLs of photos.', ['photo', 'thumbnail'], {
      type: 'reference',
      caseExact: true,
      referenceTypes: ['external'],
    }),
    attribute('addresses', 'Postal addresses.', {
      type: 'complex',
      multiValued: true,
      subAttributes: [
        attribute('formatted', 'The full address, formatted for display. Entra puts the office name here.'),
        attribute('streetAddress', 'Street, house number and the like.'),
        attribute('locality', 'City.'),
        attribute('region', 'State or region.'),
        attribute('postalCode', 'Postal code.'),
        attribute('country', 'Country, as the client names it.'),
        attribute('type', 'Label that tells the function of the address.', {
          canonicalValues: ['work', 'home', 'other'],
        }),
        primaryAttribute,
      ],
    }),
    attribute('groups', 'Groups that the person is a member of; changed through the groups.', {
      type: 'complex',
      multiValued: true,
      mutability: 'readOnly',
      subAttributes: [
        attribute('value', 'Identifier of the group.', { mutability: 'readOnly', caseExact: true }),
        attribute('$ref', 'URI of the group.', {
          type: 'reference',
          referenceTypes: ['Group'],
          mutability: 'readOnly',
        }),
        attribute('display', 'Name of the group.', { mutability: 'readOnly' }),
        // The groups that a person is in through other groups are not shown: no value says so.
        attribute('type', 'How the person belongs to the group: as one of its members.', {
          mutability: 'readOnly',
          canonicalValues: ['direct'],
        }),
      ],
    }),
    plural('entitlements', 'Things that the person may use.', []),
    plural('roles', 'Roles of the person.', []),
    plural('x509Certificates', 'Certificates, each DER in base64.', [], { type: 'binary', caseExact: true }),
  ],
};
