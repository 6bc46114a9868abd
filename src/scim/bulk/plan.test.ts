import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JsonObject } from '../json.ts';
import { groupType, userType } from '../resource-type.ts';
import { planBulk } from './plan.ts';
import { add, graph, read } from './testing/operations.ts';

const types = [userType, groupType];

const user = { method: 'POST', path: '/Users', bulkId: 'u', data: {} };

const put = { method: 'PUT', path: '/Users/1', data: {} };

/** A POST of a group whose members are references: "g: a b". */
function group(text: string): JsonObject {
  const [bulkId = '', names = ''] = text.split(': ');
  const members = names.split(' ').filter((name) => name !== '');
  const sent = { displayName: bulkId, members: members.map((name) => ({ value: `bulkId:${name}` })) };
  return { method: 'POST', path: '/Groups', bulkId, data: sent };
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

test('a thousand operations that all refer to each other are one circle', () => {
  const names = Array.from({ length: 1000 }, (_, at) => String(at));
  const operations = read(...names.map((name) => group(`${name}: ${names.slice(0, 1000).join(' ')}`)));

  const steps = planBulk(operations, types);

  assert.deepStrictEqual(steps, [{ kind: 'circle', operations }]);
});
