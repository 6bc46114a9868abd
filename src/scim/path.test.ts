import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTarget, parsePath } from './path.ts';
import { userType } from './resource-type.ts';
import { enterpriseUserUrn, userUrn } from './urn.ts';

/** A target in short: container, attribute, whether elements are filtered, and the sub-attribute. */
function shortOf(text: string): readonly unknown[] {
  const target = parsePath(text, userType);
  if (target.kind === 'extension') return ['extension', target.schema.id];
  return [target.container, target.attribute.name, target.element !== undefined, target.sub?.name];
}

test('a path names an attribute, a sub-attribute, filtered elements or an extension, in any letter case', () => {
  assert.deepStrictEqual(shortOf('TITLE'), [undefined, 'title', false, undefined]);
  assert.deepStrictEqual(shortOf('name.familyname'), [undefined, 'name', false, 'familyName']);
  assert.deepStrictEqual(shortOf(`${userUrn}:title`), [undefined, 'title', false, undefined]);
  assert.deepStrictEqual(shortOf('emails[type eq "work"].value'), [undefined, 'emails', true, 'value']);
  assert.deepStrictEqual(shortOf('emails[type eq "work"]'), [undefined, 'emails', true, undefined]);
  assert.deepStrictEqual(shortOf(`${enterpriseUserUrn}:department`), [
    enterpriseUserUrn,
    'department',
    false,
    undefined,
  ]);
  assert.deepStrictEqual(shortOf(enterpriseUserUrn.toLowerCase()), ['extension', enterpriseUserUrn]);
});

test('Entra names the manager without its URN', () => {
  assert.deepStrictEqual(shortOf('manager'), [enterpriseUserUrn, 'manager', false, undefined]);
});

test('a path of an unknown attribute has no target and is refused with advice', () => {
  assert.equal(findTarget('shoeSize', userType), undefined);
  assert.equal(findTarget('name.nosuch', userType), undefined);
  assert.throws(() => parsePath('shoeSize', userType), /"shoeSize" is not known for User/);
});

for (const [text, scimType] of [
  ['', 'invalidPath'],
  ['display Name', 'invalidPath'],
  ['emails[type eq "work"', 'invalidPath'],
  ['name[givenName pr]', 'invalidPath'],
  ['emails[nosuch pr]', 'invalidFilter'],
] as const) {
  test(`the path ${JSON.stringify(text)} is refused as ${scimType}`, () => {
    assert.throws(() => parsePath(text, userType), { name: 'ScimError', scimType });
  });
}
