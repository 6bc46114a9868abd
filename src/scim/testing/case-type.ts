// A resource type for tests: a list of simple values, a complex value with a read-only part, and an extension with a secret.

import { attribute, type ResourceType, resourceType } from '../index.ts';

export const caseUrn = 'urn:example:Case';

export const caseType: ResourceType = resourceType(
  'Case',
  'Cases',
  '/Cases',
  {
    id: caseUrn,
    name: 'Case',
    description: 'A case.',
    attributes: [
      attribute('tags', 'Short texts.', { multiValued: true }),
      attribute('seal', 'Its seal.', {
        type: 'complex',
        subAttributes: [
          attribute('value', 'Its number.'),
          attribute('at', 'Set by the server.', { required: true, mutability: 'readOnly' }),
          attribute('codes', 'Several.', { multiValued: true }),
        ],
      }),
    ],
  },
  [
    {
      schema: {
        id: 'urn:example:Lock',
        name: 'Lock',
        description: 'Its lock.',
        attributes: [
          attribute('maker', 'Who made it.', { required: true }),
          attribute('code', 'What opens it.', { returned: 'never', required: true }),
        ],
      },
      required: false,
    },
  ],
);
