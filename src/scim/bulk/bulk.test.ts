import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ScimError } from '../error.ts';
import type { JsonObject } from '../json.ts';
import { groupType, userType } from '../resource-type.ts';
import { bulkRequestUrn, enterpriseUserUrn, groupUrn, patchOpUrn, userUrn } from '../urn.ts';
import { bulkBody } from './answer.ts';
import { connectedParts } from './knots.ts';
import { planBulk } from './plan.ts';
import { type BulkRequest, readBulk } from './read.ts';
import { referencesIn, resolveReferences } from './reference.ts';
import { separate } from './separate.ts';

const types = [userType, groupType];

function read(...operations: readonly unknown[]): BulkRequest['operations'] {
  return readBulk({ schemas: [bulkRequestUrn], Operations: operations }).operations;
}

function typeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ScimError) return error.scimType;
    throw error;
  }
  return 'taken';
}

const user = { method: 'POST', path: '/Users', bulkId: 'u', data: {} };
const bulkRequest = { schemas: [bulkRequestUrn], Operations: [user] };

const messages: readonly (readonly [name: string, body: unknown, outcome: string])[] = [
  ['one operation', bulkRequest, 'taken'],
  ['names in other letter case', { SCHEMAS: [bulkRequestUrn.toUpperCase()], operations: [user] }, 'taken'],
  ['failOnErrors 1', { ...bulkRequest, failOnErrors: 1 }, 'taken'],
  ['failOnErrors null', { ...bulkRequest, failOnErrors: null }, 'taken'],
  ['failOnErrors -1', { ...bulkRequest, failOnErrors: -1 }, 'invalidValue'],
  ['failOnErrors 1.5', { ...bulkRequest, failOnErrors: 1.5 }, 'invalidValue'],
  ['failOnErrors as a text', { ...bulkRequest, failOnErrors: '1' }, 'invalidSyntax'],
  ['no Operations', { schemas: [bulkRequestUrn] }, 'invalidSyntax'],
  ['empty Operations', { ...bulkRequest, Operations: [] }, 'invalidSyntax'],
  ['Operations as an object', { ...bulkRequest, Operations: user }, 'invalidSyntax'],
  ['another message', { ...bulkRequest, schemas: [patchOpUrn] }, 'invalidSyntax'],
  ['no schemas', { Operations: [user] }, 'invalidSyntax'],
  ['a list', [bulkRequest], 'invalidSyntax'],
];

for (const [name, body, outcome] of messages) {
  test(`a Bulk request with ${name} is ${outcome}`, () => {
    assert.equal(
      typeOf(() => readBulk(body)),
      outcome,
    );
  });
}

test('failOnErrors 0 is as good as none', () => {
  const { failOnErrors } = readBulk({ ...bulkRequest, failOnErrors: 0 });

  assert.equal(failOnErrors, undefined);
});

const put = { method: 'PUT', path: '/Users/1', data: {} };
const operations: readonly (readonly [name: string, operation: unknown, outcome: string])[] = [
  ['a POST', user, 'create'],
  ['a PUT', put, 'change'],
  ['a PATCH with a version', { ...put, method: 'PATCH', version: 'W/"1"' }, 'change'],
  ['a DELETE without data', { method: 'DELETE', path: '/Users/1' }, 'change'],
  ['an empty bulkId beside a PUT', { ...put, bulkId: '' }, 'change'],
  ['slashes too many', { ...user, path: '//Users/' }, 'create'],
  ['no slash in front', { ...user, path: 'Users' }, 'create'],
  ['a query', { ...user, path: '/Users?attributes=id' }, 'create'],
  ['no method', { ...put, method: undefined }, 'invalidSyntax'],
  ['the method GET', { ...put, method: 'GET' }, 'invalidSyntax'],
  ['a method in small letters', { ...put, method: 'put' }, 'invalidSyntax'],
  ['a POST without a bulkId', { ...user, bulkId: undefined }, 'invalidValue'],
  ['a bulkId that is no text', { ...user, bulkId: 7 }, 'invalidSyntax'],
  ['a POST on a resource', { ...user, path: '/Users/1' }, 'invalidValue'],
  ['a PUT on an endpoint', { ...put, path: '/Users' }, 'invalidValue'],
  ['a PUT on an attribute', { ...put, path: '/Users/1/emails' }, 'invalidValue'],
  ['no path', { ...put, path: undefined }, 'invalidValue'],
  ['a path that cannot be decoded', { ...put, path: '/Users/%ff' }, 'invalidValue'],
  ['a path with a NUL', { ...put, path: '/Users/%00' }, 'invalidValue'],
  ['a path without end', { ...put, path: `/Users/${'1'.repeat(2000)}` }, 'invalidValue'],
  ['a PUT without data', { ...put, data: undefined }, 'invalidSyntax'],
  ['a PATCH with a list as data', { ...put, method: 'PATCH', data: [] }, 'invalidSyntax'],
  ['a version that is no text', { ...put, version: 1 }, 'invalidSyntax'],
  ['nothing', null, 'invalidSyntax'],
];

for (const [name, operation, outcome] of operations) {
  test(`an operation with ${name} is read as ${outcome}`, () => {
    const [first] = read(operation);

    assert.equal(first?.kind === 'faulty' ? first.fault.scimType : first?.kind, outcome);
  });
}

test('of two POSTs with the same bulkId the second is refused', () => {
  const [first, second, third] = read(user, user, { ...put, bulkId: 'u' });

  assert.deepStrictEqual([first?.kind, second?.kind, third?.kind], ['create', 'faulty', 'change']);
});

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

/** A POST of a group whose members are references: "g: a b". */
function group(text: string): JsonObject {
  const [bulkId = '', names = ''] = text.split(': ');
  const members = names.split(' ').filter((name) => name !== '');
  const sent = { displayName: bulkId, members: members.map((name) => ({ value: `bulkId:${name}` })) };
  return { method: 'POST', path: '/Groups', bulkId, data: sent };
}

function add(path: string, ...names: readonly string[]): JsonObject {
  const value = names.map((name) => ({ value: `bulkId:${name}` }));
  return { method: 'PATCH', path, data: { Operations: [{ op: 'add', path: 'members', value }] } };
}

/** The plan in short: the places of operations, those of a circle in brackets. */
function order(...sent: readonly JsonObject[]): string {
  const steps = planBulk(read(...sent), types).map((step) => {
    return step.kind === 'one' ? step.operation.index : `[${step.operations.map(({ index }) => index).join(' ')}]`;
  });
  return steps.join(' ');
}

const named = (bulkId: string, displayName: string): JsonObject => ({ ...group(bulkId), data: { displayName } });

const plans: readonly (readonly [name: string, sent: readonly JsonObject[], order: string])[] = [
  ['without references keep their order', [group('a'), put, user], '0 1 2'],
  ['with references to earlier ones keep their order', [group('a'), group('b: a')], '0 1'],
  ['with a reference to a later one wait for it', [group('a: b'), put, group('b')], '1 2 0'],
  ['in a chain run from its end', [group('a: b'), group('b: c'), group('c')], '2 1 0'],
  ['with a reference in the path wait', [add('/Groups/bulkId:b', 'b'), group('b')], '1 0'],
  [
    'on one resource keep their order',
    [add('/Groups/1', 'b'), add('/Groups/2'), add('/Groups/1'), group('b')],
    '1 3 0 2',
  ],
  ['that claim one name keep their order', [group('a: b'), named('c', 'A'), group('b')], '2 0 1'],
  [
    'that claim one name give way to references',
    [{ ...group('a: b'), data: { displayName: 'X', title: 'bulkId:b' } }, named('b', 'X')],
    '1 0',
  ],
  ['that refer to each other are a circle', [group('a: b'), put, group('b: a')], '1 [0 2]'],
  ['that refer to themselves are a circle', [group('a: a'), put], '[0] 1'],
  ['behind a circle wait for the whole of it', [group('a: b'), add('/Groups/bulkId:a'), group('b: a')], '[0 2] 1'],
  ['with references to nothing keep their order', [group('a: z'), group('b')], '0 1'],
  ['that are faulty keep their place', [group('a'), { ...put, method: 'GET' }, group('b')], '0 1 2'],
];

for (const [name, sent, expected] of plans) {
  test(`operations ${name}`, () => {
    assert.equal(order(...sent), expected);
  });
}

const graph = fc.integer({ min: 1, max: 12 }).chain((nodes) => {
  return fc.array(fc.uniqueArray(fc.integer({ min: 0, max: nodes - 1 })), { minLength: nodes, maxLength: nodes });
});

test('every operation is planned once and behind all that it refers to, outside of its circle', () => {
  fc.assert(
    fc.property(graph, (arrows) => {
      const sent = arrows.map((targets, at) => group(`${at}: ${targets.join(' ')}`));
      const steps = planBulk(read(...sent), types);
      const done = new Set<string>();
      for (const step of steps) {
        const members = step.kind === 'one' ? [step.operation] : step.operations;
        const inside = new Set(step.kind === 'one' ? [] : members.map(({ bulkId = '' }) => bulkId));
        for (const { index } of members) {
          assert.ok(arrows[index]?.every((target) => done.has(String(target)) || inside.has(String(target))));
        }
        for (const { bulkId = '' } of members) done.add(bulkId);
      }
      assert.equal(
        steps.flatMap((step) => (step.kind === 'one' ? step.operation : [...step.operations])).length,
        arrows.length,
      );
      assert.equal(done.size, arrows.length);
    }),
  );
});

test('two nodes are in one part exactly when each leads to the other', () => {
  fc.assert(
    fc.property(graph, (arrows) => {
      const reach = arrows.map((_, from) => reachable(arrows, from));
      const parts = connectedParts(arrows);

      for (const [left] of arrows.entries()) {
        const part = parts.find((candidate) => candidate.includes(left)) ?? [];
        const mutual = arrows.flatMap((_, right) =>
          reach[left]?.has(right) && reach[right]?.has(left) ? [right] : [],
        );
        assert.deepStrictEqual([...new Set([left, ...mutual])].sort(), [...part].sort());
      }
    }),
  );
});

function reachable(arrows: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [...(arrows[from] ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!found.has(node)) open.push(...(arrows[node] ?? []));
    found.add(node);
  }
  return found;
}

test('a thousand operations that all refer to each other are one circle', () => {
  const names = Array.from({ length: 1000 }, (_, at) => String(at));
  const operations = read(...names.map((name) => group(`${name}: ${names.slice(0, 1000).join(' ')}`)));

  const steps = planBulk(operations, types);

  assert.deepStrictEqual(steps, [{ kind: 'circle', operations }]);
});

test('a group is created without the members that are not there yet, and gets them by a PATCH', () => {
  const known = { value: '1' };
  const missing = { value: 'bulkId:b', type: 'Group' };
  const body = { schemas: [groupUrn], displayName: 'A', Members: [known, missing] };

  const separated = separate(groupType, body, new Set(['b']));

  assert.deepStrictEqual(separated, {
    body: { schemas: [groupUrn], displayName: 'A', Members: [known] },
    patch: { schemas: [patchOpUrn], Operations: [{ op: 'add', path: 'members', value: [missing] }] },
  });
});

test('a user is created without the manager who is not there yet', () => {
  const body = { userName: 'a', [enterpriseUserUrn]: { department: 'D', manager: { value: 'bulkId:b' } } };

  const { body: kept, patch } = separate(userType, body, new Set(['b']));

  assert.deepStrictEqual(kept, { userName: 'a', [enterpriseUserUrn]: { department: 'D', manager: undefined } });
  const path = `${enterpriseUserUrn}:manager`;
  assert.deepStrictEqual(patch?.['Operations'], [{ op: 'add', path, value: { value: 'bulkId:b' } }]);
});

test('what a POST ignores is not added afterwards, and what is required stays', () => {
  const body = { userName: 'bulkId:b', groups: [{ value: 'bulkId:b' }], shoe: 'bulkId:b', schemas: [userUrn] };

  const separated = separate(userType, body, new Set(['b']));

  const kept = { userName: 'bulkId:b', groups: undefined, shoe: undefined, schemas: [userUrn] };
  assert.deepStrictEqual(separated, { body: kept, patch: undefined });
});

test('the references of an operation are those of its data and its path', () => {
  const [operation] = read(add('/Groups/bulkId:g', 'a', 'b'));

  assert.deepStrictEqual(operation?.kind === 'change' && [...operation.references].sort(), ['a', 'b', 'g']);
  assert.equal(referencesIn({ title: 'none' }).size, 0);
});

test('results stand in the order of the request, with a text as status and the error as an object', () => {
  const result = { bulkId: undefined, location: undefined, version: undefined, error: undefined };

  const body = bulkBody([
    { ...result, index: 1, method: 'DELETE', status: 404, error: '{"status":"404"}' },
    { ...result, index: 0, method: 'POST', bulkId: 'u', location: 'L', version: 'W/"1"', status: 201 },
  ]);

  assert.deepStrictEqual(JSON.parse(body), {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
    Operations: [
      { location: 'L', method: 'POST', bulkId: 'u', version: 'W/"1"', status: '201' },
      { method: 'DELETE', status: '404', response: { status: '404' } },
    ],
  });
});
