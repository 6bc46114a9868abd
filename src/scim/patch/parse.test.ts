import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userType } from '../resource-type.ts';
import { patchOpUrn, userUrn } from '../urn.ts';
import { applyPatch, parsePatch, unknownPatchNames } from './index.ts';

test('an envelope without its schema or operations is refused', () => {
  for (const body of [
    null,
    [],
    {},
    { schemas: [patchOpUrn] },
    { schemas: [patchOpUrn], Operations: [] },
    { schemas: [userUrn], Operations: [{}] },
    { schemas: [patchOpUrn], Operations: [{ op: 'remove', path: 'title' }], operations: [] },
  ]) {
    assert.throws(() => parsePatch(userType, body), { name: 'ScimError', scimType: 'invalidSyntax' });
  }
});

test('unknown names of pathless operations are reported and ignored', () => {
  const body = { schemas: [patchOpUrn], Operations: [{ op: 'add', value: { shoeSize: 5, title: 'x' } }] };

  assert.deepStrictEqual(unknownPatchNames(userType, body), ['shoeSize']);
  const before = { schemas: [userUrn], userName: 'jana' };
  assert.deepStrictEqual(applyPatch(userType, before, parsePatch(userType, body)), { ...before, title: 'x' });
});
