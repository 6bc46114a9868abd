// A directory with schemas of its own, an extension of User, and devices with an extension.

import { importSchemas } from '../../../domain/index.ts';
import { type Bench, openBench } from './bench.ts';

export const badgeUrn = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User';
export const deviceUrn = 'urn:contoso:scim:2.0:Device';
export const leaseUrn = 'urn:contoso:scim:extension:2.0:Lease';

const schemaUrn = 'urn:ietf:params:scim:schemas:core:2.0:Schema';
const typeUrn = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';

export const badgeSchema = {
  schemas: [schemaUrn],
  id: badgeUrn,
  name: 'Contoso',
  description: 'What Contoso adds to a person.',
  attributes: [
    { name: 'badge', type: 'string', uniqueness: 'server' },
    { name: 'floor', type: 'integer' },
    { name: 'since', type: 'dateTime' },
    { name: 'remote', type: 'boolean' },
    { name: 'skills', type: 'string', multiValued: true },
    { name: 'note', type: 'string', returned: 'request' },
    { name: 'origin', type: 'string', mutability: 'immutable' },
    { name: 'level', type: 'string', caseExact: true, returned: 'always' },
    { name: 'pin', type: 'string', mutability: 'writeOnly' },
    { name: 'score', type: 'decimal', mutability: 'readOnly' },
    {
      name: 'desk',
      type: 'complex',
      subAttributes: [
        { name: 'room', type: 'string', required: true },
        { name: 'number', type: 'integer' },
        { name: 'code', type: 'string', returned: 'request' },
      ],
    },
    {
      name: 'phones',
      type: 'complex',
      multiValued: true,
      subAttributes: [
        { name: 'value', type: 'string' },
        { name: 'type', type: 'string', canonicalValues: ['work', 'home'] },
        { name: 'primary', type: 'boolean' },
      ],
    },
    {
      name: 'tablet',
      type: 'complex',
      subAttributes: [
        { name: 'value', type: 'string', caseExact: true },
        { name: '$ref', type: 'reference', referenceTypes: ['Device'] },
      ],
    },
  ],
};

const deviceSchema = {
  schemas: [schemaUrn],
  id: deviceUrn,
  name: 'Device',
  attributes: [
    { name: 'serial', type: 'string', required: true, uniqueness: 'server', caseExact: true },
    { name: 'displayName', type: 'string' },
    { name: 'mac', type: 'string', uniqueness: 'global', multiValued: true },
    { name: 'price', type: 'decimal' },
    { name: 'key', type: 'binary' },
    { name: 'bought', type: 'dateTime' },
    { name: 'manual', type: 'reference', referenceTypes: ['external'] },
    {
      name: 'owner',
      type: 'complex',
      subAttributes: [
        { name: 'value', type: 'string', caseExact: true },
        { name: '$ref', type: 'reference', referenceTypes: ['User'] },
      ],
    },
    {
      name: 'groups',
      type: 'complex',
      multiValued: true,
      mutability: 'readOnly',
      subAttributes: [
        { name: 'value', type: 'string', mutability: 'readOnly', caseExact: true },
        { name: '$ref', type: 'reference', referenceTypes: ['Group'], mutability: 'readOnly' },
        { name: 'display', type: 'string', mutability: 'readOnly' },
      ],
    },
  ],
};

const leaseSchema = {
  schemas: [schemaUrn],
  id: leaseUrn,
  name: 'Lease',
  attributes: [
    { name: 'contract', type: 'string', required: true },
    { name: 'until', type: 'dateTime' },
  ],
};

const deviceType = {
  schemas: [typeUrn],
  name: 'Device',
  description: 'Laptops, telephones and the like',
  endpoint: '/Devices',
  schema: deviceUrn,
  schemaExtensions: [{ schema: leaseUrn, required: false }],
};

export const own = [badgeSchema, deviceSchema, leaseSchema, deviceType];

/** A bench whose directory has all of them. */
export async function openDevices(): Promise<Bench> {
  const bench = await openBench();
  await importSchemas(bench.store.directory(bench.directory.id), JSON.stringify(own));
  return bench;
}
