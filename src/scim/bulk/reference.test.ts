import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referencesIn, resolveReferences } from './reference.ts';
import { add, read } from './testing/operations.ts';

const references: readonly (readonly [value: unknown, resolved: unknown])[] = [
  ['bulkId:a', 'ID-a'],
  ['bulkId:a b/c', 'ID-a b/c'],
  ['bulkId:', 'ID-'],
  ['see bulkId:a', 'see bulkId:a'],
  ['bulkid:a', 'bulkid:a'],
  [{ members: [{ value: 'bulkId:a' }, { value: '1' }] }, { members: [{ value: 'ID-a' }, { value: '1' }] }],
  [{ manager: { $ref: '../Users/bulkId:a' } }, { manager: { $ref: '../Users/ID-a' } }],
  [{ $ref: 'https://becard.test/Users/bulkId:a' }, { $ref: 'https://becard.test/Users/ID-a' }],
  [{ title: 'a/bulkId:a' }, { title: 'a/bulkId:a' }],
  [
    { op: 'remove', path: 'members[value eq "bulkId:a"]' },
    { op: 'remove', path: 'members[value eq "ID-a"]' },
  ],
  [{ title: 'value eq "bulkId:a"' }, { title: 'value eq "bulkId:a"' }],
  [
    [true, null, 7],
    [true, null, 7],
  ],
];

for (const [value, resolved] of references) {
  test(`the references in ${JSON.stringify(value)} are resolved`, () => {
    assert.deepStrictEqual(
      resolveReferences(value, (bulkId) => `ID-${bulkId}`),
      resolved,
    );
  });
}

test('a key that names the prototype is carried over as any other', () => {
  const value: unknown = JSON.parse('{"__proto__":{"value":"bulkId:a"}}');

  const resolved = resolveReferences(value, () => '1');

  assert.equal(JSON.stringify(resolved), '{"__proto__":{"value":"1"}}');
});

test('the references of an operation are those of its data and its path', () => {
  const [operation] = read(add('/Groups/bulkId:g', 'a', 'b'));

  assert.deepStrictEqual(operation?.kind === 'change' && [...operation.references].sort(), ['a', 'b', 'g']);
  assert.equal(referencesIn({ title: 'none' }).size, 0);
});
