import assert from 'node:assert/strict';
import { test } from 'node:test';
import { device, deviceSchema, schema } from '../testing/documents.ts';
import { composeTypes } from './compose.ts';
import { mergeDefinitions, noDefinitions, printDefinitions, readDefinitions } from './definitions.ts';

test('definitions that are printed and read again are the same', () => {
  const lease = { ...schema({ name: 'until', type: 'dateTime', mutability: 'immutable' }), id: 'urn:contoso:Lease' };
  const parts = {
    name: 'parts',
    type: 'complex',
    multiValued: true,
    subAttributes: [{ name: 'value', uniqueness: 'global' }],
  };
  const documents = [
    schema({ name: 'badge', caseExact: true, canonicalValues: ['x'] }, parts, { name: 'pin', mutability: 'writeOnly' }),
    deviceSchema,
    lease,
    device({ schemaExtensions: [{ schema: lease.id, required: true }] }),
  ];
  const definitions = mergeDefinitions(noDefinitions, readDefinitions(documents));

  const again = mergeDefinitions(noDefinitions, readDefinitions(printDefinitions(definitions)));

  assert.deepStrictEqual(again, definitions);
  assert.deepStrictEqual(mergeDefinitions(definitions, again), definitions);
});

test('a schema imported again takes the place of the old one, and a type keeps the extensions it has', () => {
  const lease = { ...schema({ name: 'until' }), id: 'urn:contoso:Lease' };
  const before = mergeDefinitions(
    noDefinitions,
    readDefinitions([deviceSchema, lease, device({ schemaExtensions: [{ schema: lease.id }] })]),
  );
  const next = [
    { ...deviceSchema, attributes: [{ name: 'serial' }, { name: 'model' }] },
    device({ endpoint: '/Machines' }),
  ];

  const types = composeTypes(mergeDefinitions(before, readDefinitions(next)));

  const [, , machine] = types;
  assert.deepStrictEqual([machine?.endpoint, machine?.extensions.length], ['/Machines', 1]);
  assert.deepStrictEqual(
    machine?.schema.attributes.map(({ name }) => name),
    ['serial', 'model'],
  );
});
