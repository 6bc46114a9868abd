import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireSecrets, ScimError, type ScimType, secretAttributes } from './index.ts';
import { caseType, caseUrn } from './testing/case-type.ts';

function refusal(scimType: ScimType): (error: unknown) => boolean {
  return (error) => error instanceof ScimError && error.scimType === scimType;
}

test('a required secret of an extension is asked for with the extension only', () => {
  const secrets = secretAttributes(caseType);

  requireSecrets(secrets, { schemas: [caseUrn] });
  assert.throws(
    () => requireSecrets(secrets, { schemas: [caseUrn], 'urn:example:Lock': { maker: 'm' } }),
    refusal('invalidValue'),
  );
});
