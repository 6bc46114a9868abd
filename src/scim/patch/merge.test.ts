import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JsonObject } from '../json.ts';
import { userType } from '../resource-type.ts';
import { enterpriseUserUrn, patchOpUrn, userUrn } from '../urn.ts';
import { applyPatch, parsePatch } from './index.ts';

const jana: JsonObject = {
  schemas: [userUrn, enterpriseUserUrn],
  userName: 'jana',
  name: { givenName: 'Jana', familyName: 'Weber', middleName: 'Q' },
  emails: [
    { type: 'work', value: 'jana@example.com', display: 'Office', primary: true },
    { type: 'home', value: 'jana@home.test', display: 'Home' },
  ],
  addresses: [{ type: 'work', locality: 'Berlin', streetAddress: 'Hauptstraße 1' }],
  [enterpriseUserUrn]: { department: 'Sales', manager: { value: 'm1', $ref: '../Users/m1' } },
};
const { name, [enterpriseUserUrn]: enterprise } = jana as { readonly [key: string]: JsonObject };
const [work, home] = jana['emails'] as readonly [JsonObject, JsonObject];
const [address] = jana['addresses'] as readonly [JsonObject];

function patched(...operations: readonly unknown[]): JsonObject {
  return applyPatch(userType, jana, parsePatch(userType, { schemas: [patchOpUrn], Operations: operations }));
}

function without(object: JsonObject | undefined, ...parts: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([part]) => !parts.includes(part)));
}

/** Each way of sending a value for an attribute. */
function waysOf(path: string, value: unknown): readonly unknown[] {
  return ['add', 'replace', 'Add', 'Replace'].flatMap((op) => [
    { op, path, value },
    { op, value: { [path]: value } },
  ]);
}

interface Row {
  readonly path: string;
  readonly value: unknown;
  readonly after: JsonObject;
}

const manager = `${enterpriseUserUrn}:manager`;
const rows: readonly Row[] = [
  { path: 'name', value: { familyName: null }, after: { name: without(name, 'familyName') } },
  { path: 'name', value: { middleName: '' }, after: { name: without(name, 'middleName') } },
  { path: 'name', value: { FAMILYNAME: null }, after: { name: without(name, 'familyName') } },
  { path: 'name', value: { honorificPrefix: null }, after: {} },
  { path: 'name', value: {}, after: {} },
  { path: 'name', value: { shoeSize: null }, after: {} },
  {
    path: 'name',
    value: { givenName: null, familyName: '', middleName: 'R' },
    after: { name: { middleName: 'R' } },
  },
  {
    path: 'name',
    value: { givenName: null, familyName: null, middleName: null },
    after: { name: undefined },
  },
  { path: 'name', value: null, after: { name: undefined } },
  { path: 'emails[type eq "work"]', value: { display: null }, after: { emails: [without(work, 'display'), home] } },
  { path: 'emails[type eq "work"]', value: { display: '' }, after: { emails: [without(work, 'display'), home] } },
  { path: 'emails[type eq "work"]', value: { display: 'W' }, after: { emails: [{ ...work, display: 'W' }, home] } },
  { path: 'emails[type eq "work"]', value: {}, after: {} },
  { path: 'emails[type eq "work"]', value: { value: '' }, after: { emails: [home] } },
  { path: 'emails[type eq "work"]', value: { value: null }, after: { emails: [home] } },
  { path: 'emails[type eq "work"]', value: [{ $ref: null, value: null }], after: { emails: [home] } },
  {
    path: 'emails[type eq "work"]',
    value: { value: null, display: null },
    after: { emails: [without(work, 'value', 'display'), home] },
  },
  { path: 'emails[type eq "fax"]', value: { display: null }, after: {} },
  { path: 'emails[type eq "fax"]', value: {}, after: {} },
  { path: 'emails', value: {}, after: {} },
  { path: 'emails', value: [{}, { display: null }], after: {} },
  { path: 'emails', value: { display: '' }, after: {} },
  { path: 'addresses', value: { locality: null }, after: {} },
  {
    path: 'addresses[type eq "work"]',
    value: { locality: null },
    after: { addresses: [without(address, 'locality')] },
  },
  {
    path: 'addresses[type eq "work"]',
    value: { locality: 'Bremen' },
    after: { addresses: [{ ...address, locality: 'Bremen' }] },
  },
  { path: manager, value: {}, after: {} },
  { path: manager, value: { displayName: null }, after: {} },
  { path: manager, value: { value: '' }, after: { [enterpriseUserUrn]: without(enterprise, 'manager') } },
  { path: manager, value: { value: null, $ref: null }, after: { [enterpriseUserUrn]: without(enterprise, 'manager') } },
  {
    path: enterpriseUserUrn,
    value: { department: null },
    after: { [enterpriseUserUrn]: without(enterprise, 'department') },
  },
  { path: enterpriseUserUrn, value: { manager: {} }, after: {} },
  { path: enterpriseUserUrn, value: {}, after: {} },
];

for (const { path, value, after } of rows) {
  test(`${path} set to ${JSON.stringify(value)} changes what it names and nothing else`, () => {
    for (const operation of waysOf(path, value)) {
      const expected = without({ ...jana, ...after }, ...Object.keys(after).filter((key) => after[key] === undefined));

      assert.deepStrictEqual(patched(operation), expected, JSON.stringify(operation));
    }
  });
}

for (const [path, value] of [
  ['nickName', []],
  ['name.givenName', []],
  ['name', []],
  ['name', { givenName: [] }],
  ['name', [null]],
  ['emails', [null]],
  ['emails', [work, null]],
  ['emails[type eq "work"]', []],
  [manager, []],
] as const) {
  test(`${path} does not take ${JSON.stringify(value)}`, () => {
    for (const operation of waysOf(path, value)) {
      assert.throws(
        () => patched(operation),
        { name: 'ScimError', scimType: 'invalidValue' },
        JSON.stringify(operation),
      );
    }
  });
}

// Every part of a value that an operation can name, as "attribute", "attribute[type]" or "extension:attribute".
const places = [
  { path: 'name', parts: ['givenName', 'familyName', 'middleName', 'honorificPrefix'], point: undefined },
  { path: 'emails[type eq "work"]', parts: ['value', 'display'], point: 'value' },
  { path: 'emails[type eq "home"]', parts: ['value', 'display'], point: 'value' },
  { path: 'addresses[type eq "work"]', parts: ['locality', 'streetAddress', 'region'], point: undefined },
  { path: manager, parts: ['value', '$ref'], point: 'value' },
] as const;

const operation = fc.constantFrom(...places).chain(({ path, parts, point }) =>
  fc
    .record({
      op: fc.constantFrom('add', 'replace', 'Replace'),
      value: fc.dictionary(fc.constantFrom(...parts), fc.constantFrom('x', 'y', '', null), { maxKeys: 3 }),
      isPathless: fc.boolean(),
      isPart: fc.boolean(),
    })
    .filter(({ value, isPart }) => isPart || point === undefined || Object.keys(value).join() !== point)
    .map(({ op, value, isPathless, isPart }) => {
      const entries = isPart
        ? Object.entries(value).map(([part, item]) => [`${path}.${part}`, item] as const)
        : [[path, value] as const];
      return {
        named: Object.keys(value).map((part) => `${path}.${part}`),
        sent: isPathless
          ? [{ op, value: Object.fromEntries(entries) }]
          : entries.map(([target, item]) => ({ op, path: target, value: item })),
      };
    }),
);

/** Every part of a resource by its path. */
function partsOf(resource: JsonObject): ReadonlyMap<string, unknown> {
  const extension = (resource[enterpriseUserUrn] ?? {}) as JsonObject;
  const lists = ['emails', 'addresses'].flatMap((list) =>
    ((resource[list] ?? []) as readonly JsonObject[]).map(
      (element) => [`${list}[type eq "${element['type']}"]`, element] as const,
    ),
  );
  const holders = [['name', resource['name']], [manager, extension['manager']], ...lists] as const;
  const parts = holders.flatMap(([path, holder]) =>
    Object.entries(holder ?? {}).map(([part, value]) => [`${path}.${part}`, value] as const),
  );
  return new Map<string, unknown>([
    ...parts,
    ['department', extension['department']],
    ['userName', resource['userName']],
  ]);
}

for (const value of [null, '', [], { value: '' }, { value: null }, [{ value: null }]]) {
  test(`a list is emptied by ${JSON.stringify(value)} in its place, and nothing is added by it`, () => {
    assert.deepStrictEqual(patched({ op: 'replace', path: 'emails', value }), without(jana, 'emails'));
    assert.deepStrictEqual(patched({ op: 'add', path: 'emails', value }), jana);
  });
}

test('PATCH never touches a part that no operation names', () => {
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 6 }), (operations) => {
      const sent = operations.flatMap((one) => one.sent);
      fc.pre(sent.length > 0);

      const after = partsOf(patched(...sent));

      const named = new Set(operations.flatMap((one) => one.named));
      for (const [path, value] of partsOf(jana)) {
        if (!named.has(path)) assert.deepStrictEqual(after.get(path), value, path);
      }
    }),
    { numRuns: 500 },
  );
});
