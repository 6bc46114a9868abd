import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonAgainst, schema } from '../testing/documents.ts';
import { readSchema } from './read-schema.ts';

const refusedAttributes: readonly (readonly [unknown, RegExp])[] = [
  ['badge', /expected an object/],
  [{}, /name undefined|name nothing/],
  [{ name: '' }, /expected a letter/],
  [{ name: '1st' }, /expected a letter/],
  [{ name: 'a b' }, /expected a letter/],
  [{ name: 'a.b' }, /expected a letter/],
  [{ name: '$ref' }, /expected a letter/],
  [{ name: '_x' }, /expected a letter/],
  [{ name: '__proto__' }, /expected a letter/],
  [{ name: 'x'.repeat(65) }, /at most 64/],
  [{ name: 'constructor' }, /reserved/],
  [{ name: 'prototype' }, /reserved/],
  [{ name: 'toString' }, /reserved/],
  [{ name: 'id' }, /reserved/],
  [{ name: 'META' }, /reserved/],
  [{ name: 'schemas' }, /reserved/],
  [{ name: 'externalid' }, /reserved/],
  [{ name: 'a', type: 'text' }, /type is "text", expected one of string, boolean/],
  [{ name: 'a', type: 'String' }, /expected one of/],
  [{ name: 'a', multiValued: 'true' }, /multiValued is "true", expected true or false/],
  [{ name: 'a', required: 1 }, /required is 1/],
  [{ name: 'a', mutability: 'readonly' }, /mutability is "readonly"/],
  [{ name: 'a', returned: 'sometimes' }, /returned is "sometimes"/],
  [{ name: 'a', uniqueness: true }, /uniqueness is true/],
  [{ name: 'a', canonicalValues: 'work' }, /expected a list/],
  [{ name: 'a', canonicalValues: [1] }, /expected a text/],
  [{ name: 'a', canonicalValues: Array.from({ length: 201 }, (_, at) => `v${at}`) }, /at most 200/],
  [{ name: 'a', description: 'x'.repeat(1001) }, /1 to 1000/],
  [{ name: 'a', referenceTypes: ['User'] }, /no reference/],
  [{ name: 'a', type: 'complex' }, /has no subAttributes/],
  [{ name: 'a', type: 'complex', subAttributes: [] }, /has no subAttributes/],
  [{ name: 'a', subAttributes: [{ name: 'b' }] }, /not complex/],
  [
    { name: 'a', type: 'complex', subAttributes: [{ name: 'b', type: 'complex', subAttributes: [{ name: 'c' }] }] },
    /complex inside/,
  ],
  [{ name: 'a', type: 'complex', subAttributes: [{ name: 'b' }, { name: 'B' }] }, /two attributes "B"/],
  [{ name: 'a', type: 'complex', subAttributes: [{ name: '$ref', type: 'string' }] }, /has to be a reference/],
  [{ name: 'a', type: 'complex', subAttributes: [{ name: 'primary' }] }, /has to be a boolean/],
  [{ name: 'a', type: 'complex', subAttributes: [{ name: 'b', mutability: 'writeOnly' }] }, /whole attribute only/],
  [
    { name: 'a', type: 'complex', subAttributes: Array.from({ length: 51 }, (_, at) => ({ name: `b${at}` })) },
    /at most 50/,
  ],
  [{ name: 'a', mutability: 'writeOnly', returned: 'always' }, /one of both/],
  [{ name: 'a', returned: 'never', uniqueness: 'server' }, /cannot be unique/],
  [{ name: 'a', returned: 'never', mutability: 'immutable' }, /cannot be immutable/],
];

for (const [attribute, reason] of refusedAttributes) {
  test(`the attribute ${JSON.stringify(attribute).slice(0, 100)} is refused`, () => {
    assert.match(
      reasonAgainst(() => readSchema(schema(attribute))),
      reason,
    );
  });
}

test('a name that is no name of an attribute, or means something already, is refused', () => {
  for (const name of ['1st', 'a b', 'a.b', 'a:b', '$a', '', 'ä', 'constructor', 'hasOwnProperty', 'id', 'Schemas']) {
    assert.match(
      reasonAgainst(() => readSchema(schema({ name }))),
      /expected a letter|reserved/,
      name,
    );
  }
});

test('a complex attribute inside a complex attribute is refused', () => {
  const inner = { name: 'b', type: 'complex', subAttributes: [{ name: 'c' }] };

  const reason = reasonAgainst(() => readSchema(schema({ name: 'a', type: 'complex', subAttributes: [inner] })));

  assert.match(reason, /complex inside a complex attribute/);
});

test('what is not stated has the defaults of the RFC; references and binaries are case-exact', () => {
  const [text, link, bytes, pin] = readSchema(
    schema(
      { name: 'a' },
      { name: 'b', type: 'reference' },
      { name: 'c', type: 'binary', caseExact: false },
      { name: 'd', mutability: 'writeOnly' },
    ),
  ).attributes;

  const plain = {
    name: 'a',
    type: 'string',
    multiValued: false,
    description: '',
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    canonicalValues: [],
    referenceTypes: [],
    subAttributes: [],
  };
  assert.deepStrictEqual(text, plain);
  assert.deepStrictEqual(link, { ...plain, name: 'b', type: 'reference', caseExact: true, referenceTypes: ['uri'] });
  assert.deepStrictEqual(bytes, { ...plain, name: 'c', type: 'binary', caseExact: true });
  assert.deepStrictEqual(pin, { ...plain, name: 'd', mutability: 'writeOnly', returned: 'never' });
});
