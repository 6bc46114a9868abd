import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireSecrets, secretAttributes } from './index.ts';
import { caseType, caseUrn } from './testing/case-type.ts';

test('a required secret of an extension is asked for with the extension only', () => {
  const secrets = secretAttributes(caseType);

  requireSecrets(secrets, { schemas: [caseUrn] });
  assert.throws(() => requireSecrets(secrets, { schemas: [caseUrn], 'urn:example:Lock': { maker: 'm' } }), {
    name: 'ScimError',
    scimType: 'invalidValue',
  });
});
