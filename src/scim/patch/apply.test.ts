import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attribute } from '../attribute.ts';
import type { ScimType } from '../error.ts';
import type { JsonObject } from '../json.ts';
import { groupType, type ResourceType, resourceType, userType } from '../resource-type.ts';
import { enterpriseUserUrn, groupUrn, patchOpUrn, userUrn } from '../urn.ts';
import { applyPatch, parsePatch } from './index.ts';

const jana: JsonObject = {
  schemas: [userUrn, enterpriseUserUrn],
  id: 'u1',
  userName: 'jana@example.com',
  name: { givenName: 'Jana', familyName: 'Weber' },
  title: 'Engineer',
  active: true,
  emails: [
    { type: 'work', value: 'jana@example.com', primary: true },
    { type: 'home', value: 'jana@home.test' },
  ],
  addresses: [{ type: 'work', locality: 'Berlin', streetAddress: 'Hauptstraße 1' }],
  [enterpriseUserUrn]: { department: 'Sales', manager: { value: 'm1' } },
  meta: { resourceType: 'User' },
};

function patched(operations: readonly unknown[], type: ResourceType = userType, before: JsonObject = jana): JsonObject {
  const body = { schemas: [patchOpUrn], Operations: operations };
  return applyPatch(type, before, parsePatch(type, body));
}

/** The attributes that an operation changed. */
function changed(...operations: readonly unknown[]): JsonObject {
  const after = patched(operations);
  const names = new Set([...Object.keys(jana), ...Object.keys(after)]);
  const kept = [...names].filter((name) => JSON.stringify(after[name]) !== JSON.stringify(jana[name]));
  return Object.fromEntries(kept.map((name) => [name, after[name]]));
}

const [work, home] = [
  { type: 'work', value: 'jana@example.com', primary: true },
  { type: 'home', value: 'jana@home.test' },
];

interface Case {
  readonly name: string;
  readonly operations: readonly unknown[];
  readonly after: JsonObject;
}

const cases: readonly Case[] = [
  {
    name: 'operation names are taken in any letter case',
    operations: [{ op: 'Replace', path: 'title', value: 'Lead' }],
    after: { title: 'Lead' },
  },
  {
    name: 'true and false as text are booleans',
    operations: [{ op: 'Replace', path: 'active', value: 'False' }],
    after: { active: false },
  },
  {
    name: 'an operation through a filter that matches nothing makes the element',
    operations: [
      { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+49 170 1' },
      { op: 'Add', path: 'phoneNumbers[type eq "mobile"].display', value: 'Mobil' },
      { op: 'Replace', path: 'roles[primary eq "True"].value', value: 'admin' },
    ],
    after: {
      phoneNumbers: [{ type: 'mobile', value: '+49 170 1', display: 'Mobil' }],
      roles: [{ primary: true, value: 'admin' }],
    },
  },
  {
    name: 'an element that does not say that it is primary is not',
    operations: [
      { op: 'replace', path: 'emails[primary eq false].display', value: 'A' },
      { op: 'add', path: 'addresses[primary ne true].region', value: 'B' },
      { op: 'add', path: 'phoneNumbers[type eq "work" and primary eq false].value', value: '1' },
    ],
    after: {
      emails: [work, { ...home, display: 'A' }],
      addresses: [{ type: 'work', locality: 'Berlin', streetAddress: 'Hauptstraße 1', region: 'B' }],
      phoneNumbers: [{ type: 'work', primary: false, value: '1' }],
    },
  },
  {
    name: 'a manager is taken as text, as an object and as a list of one',
    operations: [
      { op: 'Add', path: `${enterpriseUserUrn}:manager`, value: 'm2' },
      { op: 'Add', path: `${enterpriseUserUrn}:manager`, value: { value: 'm3' } },
      { op: 'Add', path: 'manager', value: [{ $ref: null, value: 'm4' }] },
    ],
    after: { [enterpriseUserUrn]: { department: 'Sales', manager: { value: 'm4' } } },
  },
  {
    name: 'a manager is removed by an empty text or an object with one',
    operations: [{ op: 'Replace', path: `${enterpriseUserUrn}:manager`, value: { value: '' } }],
    after: { [enterpriseUserUrn]: { department: 'Sales' } },
  },
  {
    name: 'dotted and qualified keys of a pathless operation are paths',
    operations: [
      {
        op: 'replace',
        value: {
          'name.givenName': 'Janina',
          'emails[type eq "work"].value': 'janina@example.com',
          [`${enterpriseUserUrn}:employeeNumber`]: '7',
          [enterpriseUserUrn]: { department: 'HR' },
        },
      },
    ],
    after: {
      name: { givenName: 'Janina', familyName: 'Weber' },
      emails: [{ ...work, value: 'janina@example.com' }, home],
      [enterpriseUserUrn]: { department: 'HR', manager: { value: 'm1' }, employeeNumber: '7' },
    },
  },
  {
    name: 'an empty value clears an optional attribute',
    operations: [
      { op: 'replace', path: 'title', value: '' },
      { op: 'replace', path: 'emails', value: null },
      { op: 'add', path: 'nickName', value: null },
    ],
    after: { title: undefined, emails: undefined },
  },
  {
    name: 'a pathless operation may repeat read-only values',
    operations: [{ op: 'Replace', value: { id: 'u1', meta: { resourceType: 'User' }, title: 'Lead' } }],
    after: { title: 'Lead' },
  },
  {
    name: 'the newest primary wins and the others become false',
    operations: [{ op: 'add', path: 'emails', value: [{ type: 'other', value: 'o@example.com', primary: true }] }],
    after: {
      emails: [{ ...work, primary: false }, home, { type: 'other', value: 'o@example.com', primary: true }],
    },
  },
  {
    name: 'an added element that is there already changes nothing',
    operations: [{ op: 'add', path: 'emails', value: home }],
    after: {},
  },
  {
    name: 'a complex value is merged, what it does not name stays',
    operations: [{ op: 'replace', path: 'name', value: { familyName: 'Weber-Kurz' } }],
    after: { name: { givenName: 'Jana', familyName: 'Weber-Kurz' } },
  },
  {
    name: 'an element behind a filter is merged, what the value does not name stays',
    operations: [{ op: 'replace', path: 'addresses[type eq "work"]', value: { locality: 'Bremen' } }],
    after: { addresses: [{ type: 'work', locality: 'Bremen', streetAddress: 'Hauptstraße 1' }] },
  },
  {
    name: 'a removal through a filter takes only what matches',
    operations: [{ op: 'remove', path: 'emails[value ew "home.test"]' }],
    after: { emails: [work] },
  },
  {
    name: 'a removal through a filter that matches nothing changes nothing',
    operations: [{ op: 'remove', path: 'emails[type eq "fax"]' }],
    after: {},
  },
  {
    name: 'a removed sub-attribute leaves the rest of its element',
    operations: [{ op: 'remove', path: 'addresses[type eq "work"].streetAddress' }],
    after: { addresses: [{ type: 'work', locality: 'Berlin' }] },
  },
  {
    name: 'removing the last value of an extension removes its schema',
    operations: [{ op: 'remove', path: enterpriseUserUrn }],
    after: { schemas: [userUrn], [enterpriseUserUrn]: undefined },
  },
  {
    name: 'operations apply in their order, each on the result of the one before',
    operations: [
      { op: 'remove', path: 'title' },
      { op: 'add', path: 'title', value: 'A' },
      { op: 'replace', path: 'title', value: 'B' },
    ],
    after: { title: 'B' },
  },
  {
    name: 'names are taken in any letter case and answered as the schema spells them',
    operations: [{ op: 'replace', value: { DISPLAYNAME: 'Jana W.', Name: { FAMILYNAME: 'W.' } } }],
    after: { name: { givenName: 'Jana', familyName: 'W.' }, displayName: 'Jana W.' },
  },
  {
    name: 'schemas without an extension that is gone are what is there',
    operations: [
      { op: 'remove', path: enterpriseUserUrn },
      { op: 'replace', path: 'schemas', value: [userUrn] },
    ],
    after: { schemas: [userUrn], [enterpriseUserUrn]: undefined },
  },
  {
    name: 'naming schemas changes nothing',
    operations: [
      { op: 'replace', value: { schemas: [userUrn], title: 'Engineer' } },
      { op: 'add', path: 'schemas', value: [enterpriseUserUrn] },
      { op: 'replace', path: 'schemas', value: [enterpriseUserUrn.toUpperCase(), userUrn, 'urn:example:x'] },
    ],
    after: {},
  },
];

for (const { name, operations, after } of cases) {
  test(name, () => {
    assert.deepStrictEqual(changed(...operations), after);
  });
}

test('a removal that names values removes only those', () => {
  const group = { schemas: [groupUrn], displayName: 'Sales', members: [{ value: 'a' }, { value: 'b' }] };
  const remove = (value: unknown) => patched([{ op: 'Remove', path: 'members', value }], groupType, group)['members'];

  assert.deepStrictEqual(remove([{ $ref: null, value: 'a' }]), [{ value: 'b' }]);
  assert.deepStrictEqual(remove([{ VALUE: 'a', shoeSize: 5 }]), [{ value: 'b' }]);
  assert.deepStrictEqual(remove([{ value: 'unknown' }]), group.members);
  assert.deepStrictEqual(remove([]), group.members);
  for (const nothing of [undefined, null, '']) assert.deepStrictEqual(remove(nothing), undefined);
});

for (const value of [{}, [{}], [null], [''], [{ value: 'a' }, {}], [[]], { display: 'A' }, { shoeSize: 5 }]) {
  test(`a removal that names nothing is refused: ${JSON.stringify(value)}`, () => {
    for (const path of ['emails', 'addresses']) {
      assert.throws(() => patched([{ op: 'remove', path, value }]), { name: 'ScimError', scimType: 'invalidValue' });
    }
  });
}

test('a removal by value takes what has all the parts that are named', () => {
  const remove = (value: unknown) => changed({ op: 'remove', path: 'emails', value });

  assert.deepStrictEqual(remove({ type: 'work', value: 'jana@home.test' }), {});
  assert.deepStrictEqual(remove([{ type: 'home', display: 'x' }, { type: 'home' }]), { emails: [work] });
  assert.deepStrictEqual(remove(['jana@home.test', 'unknown']), { emails: [work] });
  assert.deepStrictEqual(remove({ primary: true }), { emails: [home] });
  assert.deepStrictEqual(remove(''), { emails: undefined });
});

const refused: readonly (readonly [string, ScimType, unknown])[] = [
  ['an unknown operation', 'invalidSyntax', { op: 'move', path: 'title', value: 'x' }],
  ['an operation that is no object', 'invalidSyntax', 'remove'],
  ['an unknown attribute in a path', 'invalidPath', { op: 'replace', path: 'shoeSize', value: 1 }],
  ['an unknown sub-attribute', 'invalidPath', { op: 'replace', path: 'emails[type eq "work"].nosuch', value: 'x' }],
  ['a path that is no path', 'invalidPath', { op: 'replace', path: 'display Name', value: 'x' }],
  ['an inherited name', 'invalidPath', { op: 'add', path: 'constructor.prototype', value: {} }],
  ['a path of __proto__', 'invalidPath', { op: 'add', path: '__proto__', value: {} }],
  ['a filter on a single value', 'invalidPath', { op: 'replace', path: 'name[givenName pr]', value: {} }],
  ['an unknown name in brackets', 'invalidFilter', { op: 'remove', path: 'emails[nosuch pr]' }],
  ['an operation that is named twice', 'invalidSyntax', { op: 'add', OP: 'remove', path: 'title', value: 'x' }],
  ['an attribute that is named twice', 'invalidSyntax', { op: 'add', value: { title: 'x', TITLE: 'y' } }],
  [
    'a part that is named twice',
    'invalidSyntax',
    { op: 'add', path: 'name', value: { givenName: null, GivenName: 'y' } },
  ],
  [
    'an attribute of an extension that is named twice',
    'invalidSyntax',
    { op: 'replace', path: enterpriseUserUrn, value: { department: 'x', Department: null } },
  ],
  ['a removal without a path', 'noTarget', { op: 'remove' }],
  [
    'a replacement that matches nothing',
    'noTarget',
    { op: 'replace', path: 'emails[type eq "fax"].value', value: 'x' },
  ],
  [
    'a replacement of what is not primary where there is nothing',
    'noTarget',
    { op: 'replace', path: 'roles[primary eq false].display', value: 'x' },
  ],
  [
    'an addition to what is not primary where there is nothing',
    'noTarget',
    { op: 'add', path: 'roles[primary eq "False"].display', value: 'x' },
  ],
  [
    'an addition that cannot be made',
    'noTarget',
    { op: 'add', path: 'emails[type ne "x" and type ne "work" and type ne "home"].value', value: 'x' },
  ],
  ['an operation without a value', 'invalidValue', { op: 'add', path: 'title' }],
  ['a value without a path that is no object', 'invalidValue', { op: 'add', value: 'x' }],
  ['a text that is no boolean', 'invalidValue', { op: 'replace', path: 'active', value: 'maybe' }],
  ['a number as an address', 'invalidValue', { op: 'add', path: 'emails', value: [{ value: 5 }] }],
  [
    'two primaries in one list',
    'invalidValue',
    {
      op: 'add',
      path: 'roles',
      value: [
        { value: 'a', primary: true },
        { value: 'b', primary: true },
      ],
    },
  ],
  ['an empty userName', 'invalidValue', { op: 'replace', path: 'userName', value: '' }],
  ['the removal of userName', 'mutability', { op: 'remove', path: 'userName' }],
  ['a new id', 'mutability', { op: 'replace', path: 'id', value: 'u2' }],
  ['another id without a path', 'mutability', { op: 'replace', value: { id: 'u2' } }],
  ['groups of a user', 'mutability', { op: 'add', path: 'groups', value: [{ value: 'g' }] }],
  ['no schemas', 'mutability', { op: 'replace', path: 'schemas', value: [] }],
  ['schemas without an extension that is there', 'mutability', { op: 'replace', path: 'schemas', value: [userUrn] }],
  ['such schemas alone without a path', 'mutability', { op: 'replace', value: { schemas: [userUrn] } }],
  ['the removal of an empty e-mail', 'invalidValue', { op: 'remove', path: 'emails', value: [{ value: '' }] }],
];

for (const [name, scimType, operation] of refused) {
  test(`${name} is refused as ${scimType}`, () => {
    assert.throws(() => patched([{ op: 'replace', path: 'title', value: 'x' }, operation]), {
      name: 'ScimError',
      scimType,
    });
  });
}

test('an immutable sub-attribute keeps its value', () => {
  const group = { schemas: [groupUrn], displayName: 'Sales', members: [{ value: 'a' }] };

  assert.throws(() => patched([{ op: 'replace', path: 'members[value eq "a"].value', value: 'b' }], groupType, group), {
    name: 'ScimError',
    scimType: 'mutability',
  });
});

const thingUrn = 'urn:example:Thing';

const thingType = resourceType('Thing', 'Things', '/Things', {
  id: thingUrn,
  name: 'Thing',
  description: 'A thing.',
  attributes: [
    attribute('marks', 'Given once.', { multiValued: true, mutability: 'immutable' }),
    attribute('maker', 'Given once.', {
      type: 'complex',
      mutability: 'immutable',
      subAttributes: [attribute('value', 'Its number.'), attribute('display', 'Its name.')],
    }),
    attribute('places', 'Where it is.', {
      type: 'complex',
      multiValued: true,
      subAttributes: [attribute('value', 'The place.'), attribute('type', 'Kind.', { canonicalValues: ['Rack'] })],
    }),
  ],
});

const thing = { schemas: [thingUrn], marks: ['a'], maker: { value: 'm', display: 'M' } };

for (const operation of [
  { op: 'replace', path: 'maker.display', value: 'N' },
  { op: 'remove', path: 'maker.display' },
  { op: 'add', value: { maker: { display: 'N' } } },
  { op: 'remove', path: 'maker' },
  { op: 'add', path: 'marks', value: 'b' },
  { op: 'replace', path: 'marks[value eq "a"]', value: 'b' },
  { op: 'remove', path: 'marks', value: ['a'] },
]) {
  test(`what is immutable is refused another value in whole or in part: ${JSON.stringify(operation)}`, () => {
    assert.throws(() => patched([operation], thingType, thing), { name: 'ScimError', scimType: 'mutability' });
  });
}

for (const operation of [
  { op: 'replace', path: 'maker.display', value: 'M' },
  { op: 'add', value: { maker: { value: 'm' } } },
  { op: 'add', path: 'marks', value: ['a'] },
  { op: 'remove', path: 'marks[value eq "b"]' },
]) {
  test(`what leaves an immutable value as it is is taken: ${JSON.stringify(operation)}`, () => {
    assert.deepStrictEqual(patched([operation], thingType, thing), thing);
  });
}

const lockUrn = 'urn:example:Lock';

const lockParts = [
  attribute('value', 'Its number.', { required: true }),
  attribute('display', 'Its name.'),
  attribute('type', 'Its kind.'),
  attribute('flags', 'Several.', { type: 'boolean', multiValued: true }),
];

const lockType = resourceType('Lock', 'Locks', '/Locks', {
  id: lockUrn,
  name: 'Lock',
  description: 'A lock.',
  attributes: [
    attribute('bolt', 'One.', { type: 'complex', subAttributes: lockParts }),
    attribute('keys', 'Many.', { type: 'complex', multiValued: true, subAttributes: lockParts }),
  ],
});

const lock = {
  schemas: [lockUrn],
  bolt: { value: '1', flags: [true] },
  keys: [{ value: 'a', type: 'spare' }],
};

for (const { operation, after } of [
  { operation: { op: 'add', path: 'bolt', value: { display: 'B' } }, after: { bolt: { ...lock.bolt, display: 'B' } } },
  { operation: { op: 'replace', path: 'bolt', value: { shoe: 5 } }, after: {} },
  { operation: { op: 'replace', path: 'bolt.flags', value: '' }, after: { bolt: { value: '1' } } },
  { operation: { op: 'add', path: 'keys[value eq "z"].value', value: null }, after: {} },
  {
    operation: { op: 'add', path: 'keys[value eq "a"]', value: { display: 'A', type: null } },
    after: { keys: [{ value: 'a', display: 'A' }] },
  },
  {
    operation: { op: 'replace', path: 'keys[value eq "a"]', value: { display: 'A' } },
    after: { keys: [{ value: 'a', display: 'A', type: 'spare' }] },
  },
]) {
  test(`a required part need not be sent where it is set already: ${JSON.stringify(operation)}`, () => {
    assert.deepStrictEqual(patched([operation], lockType, lock), { ...lock, ...after });
  });
}

for (const operation of [
  { op: 'add', path: 'bolt', value: { value: null, display: 'B' } },
  { op: 'replace', path: 'keys[value eq "a"].value', value: '' },
  { op: 'add', path: 'keys[type eq "first"].display', value: 'F' },
]) {
  test(`a required part does not go, and nothing begins without it: ${JSON.stringify(operation)}`, () => {
    assert.throws(() => patched([operation], lockType, lock), { name: 'ScimError', scimType: 'invalidValue' });
  });
}

test('a canonical type is known however the schema and the client spell it', () => {
  const replacement = { op: 'replace', path: 'places[type eq "rack"].value', value: 'B2' };

  assert.deepStrictEqual(patched([replacement], thingType, thing), {
    ...thing,
    places: [{ type: 'rack', value: 'B2' }],
  });
});

const texts = fc.constantFrom('', 'x', 'Lead', 'jana@home.test');

const paths = fc.constantFrom(
  'title',
  'displayName',
  'name.givenName',
  'emails[type eq "home"].value',
  'phoneNumbers[type eq "mobile"].value',
  'phoneNumbers[type eq "fax"].value',
  `${enterpriseUserUrn}:department`,
  `${enterpriseUserUrn}:costCenter`,
);

const operation = fc.record({ op: fc.constantFrom('add', 'Replace'), path: paths, value: texts });

test('PATCH never touches what no operation names', () => {
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 8 }), (operations) => {
      const after = patched(operations);

      const named = new Set(operations.map(({ path }) => path.split(/[.[]/)[0]?.split(':')[0]));
      for (const name of Object.keys(jana)) {
        const isNamed = named.has(name) || name === 'schemas' || (name === enterpriseUserUrn && named.has('urn'));
        if (!isNamed) assert.deepStrictEqual(after[name], jana[name]);
      }
      assert.deepStrictEqual((after['emails'] as readonly unknown[])[0], work);
    }),
  );
});

test('PATCH leaves the resource it was given as it was', () => {
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 8 }), (operations) => {
      const before = JSON.stringify(jana);

      patched(operations);

      assert.equal(JSON.stringify(jana), before);
    }),
  );
});

test('applying the same PATCH twice gives what applying it once gives', () => {
  fc.assert(
    fc.property(operation, (single) => {
      const once = patched([single]);

      assert.deepStrictEqual(patched([single], userType, once), once);
    }),
  );
});
