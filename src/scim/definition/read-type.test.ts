import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readType } from './read-type.ts';

const document = { name: 'Device', endpoint: '/Devices', schema: 'urn:contoso:Device' };

test('a resource type is read with its extensions, whatever the letter case of its keys', () => {
  const schemaExtensions = [{ schema: 'urn:contoso:Lease', required: true }, { schema: 'urn:contoso:Badge' }];

  assert.deepStrictEqual(readType({ ...document, DESCRIPTION: 'A machine.', schemaExtensions }), {
    ...document,
    description: 'A machine.',
    extensions: [
      { schema: 'urn:contoso:Lease', required: true },
      { schema: 'urn:contoso:Badge', required: false },
    ],
  });
});

for (const [change, reason] of [
  [{ name: 'My Device' }, /expected a letter/],
  [{ name: 'Schema' }, /reserved/],
  [{ name: 'toString' }, /reserved/],
  [{ endpoint: 'Devices' }, /a slash and one word/],
  [{ endpoint: '/Bulk' }, /used by the protocol/],
  [{ schema: 'Device' }, /expected a URN/],
  [{ schemaExtensions: [{ schema: 'urn:a:b' }, { schema: 'URN:A:B' }] }, /names an extension twice/],
] as const) {
  test(`a resource type with ${JSON.stringify(change)} is refused`, () => {
    assert.throws(() => readType({ ...document, ...change }), {
      name: 'ScimError',
      scimType: 'invalidValue',
      detail: reason,
    });
  });
}
