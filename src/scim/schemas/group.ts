// The Group schema (RFC 7643 §4.2, §8.7.1 with errata 5368 and 6011). A name alone is not unique, as in the RFC;
// the directory refuses a second group of the same name and externalId.

import { attribute, type Schema } from '../attribute.ts';
import { groupUrn } from '../urn.ts';
import { externalIdAttribute } from './base.ts';

export const groupSchema: Schema = {
  id: groupUrn,
  name: 'Group',
  description: 'A group of people and groups.',
  attributes: [
    attribute('displayName', 'Name of the group; unique together with externalId.', { required: true }),
    externalIdAttribute,
    attribute('members', 'Members of the group.', {
      type: 'complex',
      multiValued: true,
      subAttributes: [
        attribute('value', 'Identifier of the member.', { required: true, mutability: 'immutable', caseExact: true }),
        attribute('$ref', 'URI of the member.', {
          type: 'reference',
          referenceTypes: ['User', 'Group'],
          mutability: 'immutable',
        }),
        attribute('type', 'Resource type of the member.', {
          mutability: 'immutable',
          canonicalValues: ['User', 'Group'],
        }),
        attribute('display', 'Name of the member.', { mutability: 'immutable' }),
      ],
    }),
  ],
};
