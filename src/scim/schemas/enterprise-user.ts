// The EnterpriseUser extension (RFC 7643 §4.3, §8.7.1 with erratum 8472).

import { attribute, type Schema } from '../attribute.ts';
import { enterpriseUserUrn } from '../urn.ts';

export const enterpriseUserSchema: Schema = {
  id: enterpriseUserUrn,
  name: 'EnterpriseUser',
  description: 'What an organisation adds to a person.',
  attributes: [
    attribute('employeeNumber', 'Number that the organisation gave the person.'),
    attribute('costCenter', 'Cost center.'),
    attribute('organization', 'Organization.'),
    attribute('division', 'Division.'),
    attribute('department', 'Department.'),
    attribute('manager', 'The person that this person reports to.', {
      type: 'complex',
      subAttributes: [
        attribute('value', 'Identifier of the manager.', { caseExact: true }),
        attribute('$ref', 'URI of the manager.', { type: 'reference', referenceTypes: ['User'] }),
        attribute('displayName', 'Name of the manager.', { mutability: 'readOnly' }),
      ],
    }),
  ],
};
