import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute, requireSecrets, resourceType, ScimError, type ScimType, secretAttributes } from './index.ts';

function refusal(scimType: ScimType): (error: unknown) => boolean {
  return (error) => error instanceof ScimError && error.scimType === scimType;
}

const caseUrn = 'urn:example:Case';

const caseType = resourceType(
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

test('a required secret of an extension is asked for with the extension only', () => {
  const secrets = secretAttributes(caseType);

  requireSecrets(secrets, { schemas: [caseUrn] });
  assert.throws(
    () => requireSecrets(secrets, { schemas: [caseUrn], 'urn:example:Lock': { maker: 'm' } }),
    refusal('invalidValue'),
  );
});
