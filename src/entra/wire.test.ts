// Each form of request against the documented JSON.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TargetValues } from './mapping.ts';
import * as wire from './wire.ts';

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE_USER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const MIRELA: TargetValues = new Map([
  ['userName', '3b0f6c1e-7a52-4c0d-9d5e-1f8a2b6c7d01'],
  ['active', 'True'],
  ['displayName', 'Mirela Okafor'],
  ['title', 'Head of Print Operations'],
  ['emails[type eq "work"].value', 'mirela.okafor@nordlicht-druck.example'],
  ['preferredLanguage', 'de-DE'],
  ['name.givenName', 'Mirela'],
  ['name.familyName', 'Okafor'],
  ['name.formatted', 'Mirela Okafor'],
  ['addresses[type eq "work"].formatted', 'Haus 4, Raum 12'],
  ['addresses[type eq "work"].streetAddress', 'Speicherweg 9'],
  ['addresses[type eq "work"].locality', 'Lübeck'],
  ['addresses[type eq "work"].region', 'Schleswig-Holstein'],
  ['addresses[type eq "work"].postalCode', '23552'],
  ['addresses[type eq "work"].country', 'Germany'],
  ['phoneNumbers[type eq "work"].value', '+49 451 5550110'],
  ['phoneNumbers[type eq "mobile"].value', '01515550111'],
  ['phoneNumbers[type eq "fax"].value', '+49 451 5550119'],
  ['externalId', 'mirela.okafor@nordlicht-druck.example'],
  [`${ENTERPRISE_USER}:employeeNumber`, 'NL-0007'],
  [`${ENTERPRISE_USER}:department`, 'Operations'],
]);

test('a new user with every attribute of the mapping', () => {
  const request = wire.createUser(MIRELA);

  assert.deepStrictEqual(request, {
    kind: 'create user',
    method: 'POST',
    path: '/Users',
    body: {
      schemas: [CORE_USER, ENTERPRISE_USER],
      externalId: 'mirela.okafor@nordlicht-druck.example',
      userName: '3b0f6c1e-7a52-4c0d-9d5e-1f8a2b6c7d01',
      active: true,
      displayName: 'Mirela Okafor',
      emails: [{ primary: true, type: 'work', value: 'mirela.okafor@nordlicht-druck.example' }],
      meta: { resourceType: 'User' },
      name: { formatted: 'Mirela Okafor', familyName: 'Okafor', givenName: 'Mirela' },
      roles: [],
      title: 'Head of Print Operations',
      preferredLanguage: 'de-DE',
      addresses: [
        {
          primary: true,
          type: 'work',
          formatted: 'Haus 4, Raum 12',
          streetAddress: 'Speicherweg 9',
          locality: 'Lübeck',
          region: 'Schleswig-Holstein',
          postalCode: '23552',
          country: 'Germany',
        },
      ],
      phoneNumbers: [
        { primary: true, type: 'work', value: '+49 451 5550110' },
        { type: 'mobile', value: '01515550111' },
        { type: 'fax', value: '+49 451 5550119' },
      ],
      [ENTERPRISE_USER]: { employeeNumber: 'NL-0007', department: 'Operations' },
    },
  });
});

test('a new user names the enterprise schema even without an enterprise attribute', () => {
  const request = wire.createUser(new Map([['userName', 'x']]));

  assert.deepStrictEqual(request.body, {
    schemas: [CORE_USER, ENTERPRISE_USER],
    userName: 'x',
    meta: { resourceType: 'User' },
    roles: [],
  });
});

const patch = (...operations: readonly object[]): object => ({ schemas: [PATCH_OP], Operations: operations });

const FORMS: readonly wire.WireRequest[] = [
  { kind: 'probe user', method: 'GET', path: '/Users', query: [['filter', 'userName eq "g"']] },
  {
    kind: 'probe group',
    method: 'GET',
    path: '/Groups',
    query: [
      ['excludedAttributes', 'members'],
      ['filter', 'displayName eq "g"'],
    ],
  },
  { kind: 'service provider configuration', method: 'GET', path: '/ServiceProviderConfig' },
  { kind: 'resource types', method: 'GET', path: '/ResourceTypes' },
  { kind: 'schemas', method: 'GET', path: '/Schemas' },
  { kind: 'match user', method: 'GET', path: '/Users', query: [['filter', 'userName eq "a\\"b"']] },
  { kind: 'read user', method: 'GET', path: '/Users/1' },
  {
    kind: 'list users',
    method: 'GET',
    path: '/Users',
    query: [
      ['startIndex', '101'],
      ['count', '100'],
    ],
  },
  {
    kind: 'update user',
    method: 'PATCH',
    path: '/Users/1',
    body: patch({ op: 'Replace', path: 'title', value: 'x' }),
  },
  {
    kind: 'check manager',
    method: 'GET',
    path: '/Users',
    query: [
      ['filter', 'id eq "1" and manager eq "2"'],
      ['attributes', 'id'],
    ],
  },
  {
    kind: 'update manager',
    method: 'PATCH',
    path: '/Users/1',
    body: patch({ op: 'Add', path: `${ENTERPRISE_USER}:manager`, value: '2' }),
  },
  { kind: 'delete user', method: 'DELETE', path: '/Users/1' },
  {
    kind: 'match group',
    method: 'GET',
    path: '/Groups',
    query: [
      ['excludedAttributes', 'members'],
      ['filter', 'displayName eq "N"'],
    ],
  },
  { kind: 'read group', method: 'GET', path: '/Groups/1', query: [['excludedAttributes', 'members']] },
  { kind: 'read members', method: 'GET', path: '/Groups/1' },
  {
    kind: 'create group',
    method: 'POST',
    path: '/Groups',
    body: {
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:Group',
        'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
      ],
      externalId: 'e',
      displayName: 'N',
      meta: { resourceType: 'Group' },
    },
  },
  {
    kind: 'update group',
    method: 'PATCH',
    path: '/Groups/1',
    body: patch({ op: 'Replace', path: 'displayName', value: 'S' }),
  },
  {
    kind: 'add members',
    method: 'PATCH',
    path: '/Groups/1',
    body: patch({ op: 'Add', path: 'members', value: [{ $ref: null, value: '2' }] }),
  },
  {
    kind: 'remove members',
    method: 'PATCH',
    path: '/Groups/1',
    body: patch({ op: 'Remove', path: 'members', value: [{ value: '2' }] }),
  },
  { kind: 'delete group', method: 'DELETE', path: '/Groups/1' },
];

const BUILT: readonly wire.WireRequest[] = [
  wire.probeUser('g'),
  wire.probeGroup('g'),
  wire.discover('service provider configuration'),
  wire.discover('resource types'),
  wire.discover('schemas'),
  wire.matchUser('a"b'),
  wire.readUser('1'),
  wire.listUsers(101, 100),
  wire.updateUser('1', [{ target: 'title', value: 'x', isNew: false }], 'legacy'),
  wire.checkManager('1', '2'),
  wire.updateManager('1', '2', true, 'legacy'),
  wire.deleteUser('1'),
  wire.matchGroup('N'),
  wire.readGroup('1'),
  wire.readMembers('1'),
  wire.createGroup('e', 'N'),
  wire.renameGroup('1', 'S', 'legacy'),
  wire.addMembers('1', ['2'], 'legacy'),
  wire.removeMembers('1', ['2'], 'legacy'),
  wire.deleteGroup('1'),
];

for (const [index, expected] of FORMS.entries()) {
  test(`"${expected.kind}" has the documented form`, () => {
    assert.deepStrictEqual(BUILT[index], expected);
  });
}

test('every form names its evidence and source, and is built by this table', () => {
  const built = new Set([...BUILT.map((request) => request.kind), 'create user']);

  assert.deepStrictEqual([...built].sort(), Object.keys(wire.FORMS).sort());
  for (const { source } of Object.values(wire.FORMS)) assert.ok(source.length > 10);
});
