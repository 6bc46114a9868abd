import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../index.ts';
import { schema } from '../testing/documents.ts';
import { findIncompatibility } from './compatible.ts';
import { readSchema } from './read-schema.ts';

const compatible: readonly (readonly [string, JsonObject, JsonObject, string | undefined])[] = [
  ['another description', { name: 'a' }, { name: 'a', description: 'A' }, undefined],
  ['a new optional attribute', { name: 'a' }, { name: 'b' }, 'a is missing'],
  ['another type', { name: 'a' }, { name: 'a', type: 'integer' }, 'a has another type'],
  ['several values', { name: 'a' }, { name: 'a', multiValued: true }, 'a has another multiValued'],
  ['another letter case', { name: 'a' }, { name: 'a', caseExact: true }, 'a has another caseExact'],
  ['uniqueness', { name: 'a' }, { name: 'a', uniqueness: 'server' }, 'a has another uniqueness'],
  ['a new demand', { name: 'a' }, { name: 'a', required: true }, 'a is required now'],
  ['a demand that is gone', { name: 'a', required: true }, { name: 'a' }, undefined],
  ['a value that turns secret', { name: 'a' }, { name: 'a', returned: 'never' }, 'a is never returned'],
  ['read-only from now on', { name: 'a' }, { name: 'a', mutability: 'readOnly' }, undefined],
];

for (const [what, before, after, reason] of compatible) {
  test(`${what}: ${reason ?? 'fits the data that is there'}`, () => {
    assert.equal(findIncompatibility(readSchema(schema(before)), readSchema(schema(after))), reason);
  });
}

test('new attributes fit when nothing demands them, sub-attributes too', () => {
  const before = readSchema(schema({ name: 'a', type: 'complex', subAttributes: [{ name: 'x' }] }));
  const wider = { name: 'a', type: 'complex', subAttributes: [{ name: 'x' }, { name: 'y' }] };
  const demanding = { ...wider, subAttributes: [{ name: 'x' }, { name: 'y', required: true }] };

  assert.equal(findIncompatibility(before, readSchema(schema(wider, { name: 'b' }))), undefined);
  assert.equal(findIncompatibility(before, readSchema(schema(demanding))), 'a.y is new and required');
  assert.equal(
    findIncompatibility(before, readSchema(schema(wider, { name: 'b', required: true }))),
    'b is new and required',
  );
});
