// Conditions mean the same in every store: a table of cases, and random conditions over random resources against a plain evaluation.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Condition, DirectoryStore, Member, ResourceWrite } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { all, claim, group, joined, pending, person, resourceId } from '../testing/samples.ts';

const people: readonly ResourceWrite[] = [
  person('p1', { unique: 'anna', externalId: 'X', display: 'anna a', manager: 'p2', emails: ['a@x', 'b@x'] }),
  person(
    'p2',
    { unique: 'bert', externalId: 'x', display: 'bert', emails: ['b@x'], active: false },
    { createdAt: 500 },
  ),
  person(
    'p3',
    { unique: 'ann', display: 'anna', warning: 'BC-310', claims: [claim('badge', 'a'), claim('badge', 'b')] },
    { createdAt: 2000, changedAt: 3000 },
  ),
  person('p4', { unique: 'a😀', externalId: 'aﾍ', display: '', emails: [''] }, { changedAt: 500 }),
];
const groups: readonly ResourceWrite[] = [group('g1', 'One'), group('g2', 'Two'), group('g3', 'Three')];
const memberships: ReadonlyMap<string, readonly Member[]> = new Map([
  ['g1', [joined('p1'), joined('g2', 'Group'), pending('p9'), pending('p4')]],
  ['g2', [joined('p1'), joined('p3')]],
  ['g3', [pending('p4'), joined('p2')]],
]);
const gone = ['g3'];

const not = (condition: Condition): Condition => ({ kind: 'not', condition });
const both = (left: Condition, right: Condition): Condition => ({ kind: 'and', left, right });
const either = (left: Condition, right: Condition): Condition => ({ kind: 'or', left, right });
const is = (
  key: 'id' | 'unique' | 'externalId' | 'display' | 'manager' | 'email' | 'member' | 'membership' | 'warning',
  value: string,
): Condition => ({
  kind: 'equals',
  key,
  value,
});
const has = (key: 'externalId' | 'display' | 'manager' | 'email' | 'member' | 'membership'): Condition => ({
  kind: 'present',
  key,
});
const begins = (key: 'unique' | 'externalId' | 'display' | 'email', value: string): Condition => ({
  kind: 'starts',
  key,
  value,
});
const claims = (scope: string, value: string): Condition => ({ kind: 'claim', claim: claim(scope, value) });
const yes: Condition = { kind: 'all' };
const no: Condition = { kind: 'none' };

const cases: readonly { readonly condition: Condition; readonly people: string; readonly groups: string }[] = [
  { condition: yes, people: 'p1 p2 p3 p4', groups: 'g1 g2' },
  { condition: no, people: '', groups: '' },
  { condition: not(no), people: 'p1 p2 p3 p4', groups: 'g1 g2' },
  { condition: is('id', 'p2'), people: 'p2', groups: '' },
  { condition: is('id', 'P2'), people: '', groups: '' },
  { condition: is('unique', 'anna'), people: 'p1', groups: '' },
  { condition: is('externalId', 'X'), people: 'p1', groups: '' },
  { condition: is('externalId', ''), people: '', groups: '' },
  { condition: not(is('externalId', 'X')), people: 'p2 p3 p4', groups: 'g1 g2' },
  { condition: has('externalId'), people: 'p1 p2 p4', groups: '' },
  { condition: not(has('externalId')), people: 'p3', groups: 'g1 g2' },
  { condition: is('display', ''), people: 'p4', groups: '' },
  { condition: has('display'), people: 'p1 p2 p3 p4', groups: 'g1 g2' },
  { condition: is('manager', 'p2'), people: 'p1', groups: '' },
  { condition: not(is('manager', 'p2')), people: 'p2 p3 p4', groups: 'g1 g2' },
  { condition: is('email', 'b@x'), people: 'p1 p2', groups: '' },
  { condition: not(is('email', 'a@x')), people: 'p2 p3 p4', groups: 'g1 g2' },
  { condition: has('email'), people: 'p1 p2 p4', groups: '' },
  { condition: begins('unique', 'ann'), people: 'p1 p3', groups: '' },
  { condition: begins('unique', ''), people: 'p1 p2 p3 p4', groups: 'g1 g2' },
  { condition: begins('unique', 'a😀'), people: 'p4', groups: '' },
  { condition: begins('unique', 'a%'), people: '', groups: '' },
  { condition: begins('externalId', ''), people: 'p1 p2 p4', groups: '' },
  { condition: begins('externalId', 'aﾍ'), people: 'p4', groups: '' },
  { condition: not(begins('externalId', 'x')), people: 'p1 p3 p4', groups: 'g1 g2' },
  { condition: begins('email', 'b'), people: 'p1 p2', groups: '' },
  { condition: begins('email', ''), people: 'p1 p2 p4', groups: '' },
  { condition: { kind: 'active', value: false }, people: 'p2', groups: '' },
  { condition: { kind: 'active', value: true }, people: 'p1 p3 p4', groups: 'g1 g2' },
  { condition: { kind: 'time', key: 'createdAt', operator: 'gt', value: 1000 }, people: 'p3', groups: '' },
  { condition: { kind: 'time', key: 'createdAt', operator: 'le', value: 999 }, people: 'p2', groups: '' },
  { condition: { kind: 'time', key: 'changedAt', operator: 'ne', value: 1000 }, people: 'p3 p4', groups: '' },
  { condition: { kind: 'time', key: 'changedAt', operator: 'eq', value: 3000 }, people: 'p3', groups: '' },
  { condition: { kind: 'time', key: 'changedAt', operator: 'ge', value: 1000.5 }, people: 'p3', groups: '' },
  { condition: { kind: 'time', key: 'changedAt', operator: 'lt', value: 1000 }, people: 'p4', groups: '' },
  { condition: is('warning', 'BC-310'), people: 'p3', groups: '' },
  { condition: not(is('warning', 'BC-310')), people: 'p1 p2 p4', groups: 'g1 g2' },
  { condition: is('member', 'p1'), people: '', groups: 'g1 g2' },
  { condition: is('member', 'p9'), people: '', groups: '' },
  { condition: is('member', 'p2'), people: '', groups: '' },
  { condition: has('member'), people: '', groups: 'g1 g2' },
  { condition: is('membership', 'g1'), people: 'p1', groups: 'g2' },
  { condition: is('membership', 'g3'), people: '', groups: '' },
  { condition: not(is('membership', 'g2')), people: 'p2 p4', groups: 'g1 g2' },
  { condition: has('membership'), people: 'p1 p3', groups: 'g2' },
  { condition: both(has('email'), not(is('unique', 'anna'))), people: 'p2 p4', groups: '' },
  { condition: either(is('unique', 'ann'), is('email', 'b@x')), people: 'p1 p2 p3', groups: '' },
  { condition: not(either(has('manager'), has('externalId'))), people: 'p3', groups: 'g1 g2' },
  { condition: claims('badge', 'b'), people: 'p3', groups: '' },
  { condition: not(claims('badge', 'a')), people: 'p1 p2 p4', groups: 'g1 g2' },
  { condition: either(claims('badge', 'c'), claims('number', 'a')), people: '', groups: '' },
  { condition: both(yes, no), people: '', groups: '' },
  { condition: either(no, both(yes, is('id', 'p3'))), people: 'p3', groups: '' },
];

/** Writes the resources with their members; `gone` ones are deleted afterwards. */
async function fill(directory: DirectoryStore): Promise<void> {
  await directory.write(async (transaction) => {
    for (const resource of [...people, ...groups]) await transaction.resources.insert(resource);
    for (const [id, members] of memberships) await transaction.members.add(resourceId(id), members);
    for (const id of gone) await transaction.resources.remove('Group', resourceId(id), 2000);
  });
}

async function ask(directory: DirectoryStore, type: string, condition: Condition): Promise<string> {
  const selected = await directory.resources.select(type, { ...all, condition });
  assert.equal(await directory.resources.count(type, condition), selected.length);
  return selected.map(({ resource }) => resource.id).join(' ');
}

/** The port's words, read as plainly as possible; it knows nothing of any store. */
function holds(condition: Condition, { id, createdAt, changedAt, keys }: ResourceWrite): boolean {
  const joinedMembers = gone.includes(id) ? [] : joinedOf(id);
  const values: Readonly<Record<string, readonly (string | undefined)[]>> = {
    id: [id],
    unique: [keys.unique],
    externalId: [keys.externalId],
    display: [keys.display],
    manager: [keys.manager],
    email: keys.emails,
    member: joinedMembers,
    membership: [...memberships.keys()].filter((group) => !gone.includes(group) && joinedOf(group).includes(id)),
  };
  const times = { createdAt, changedAt };
  const again = (inner: Condition): boolean => holds(inner, { id, createdAt, changedAt, keys } as ResourceWrite);
  if ('left' in condition) {
    const [left, right] = [again(condition.left), again(condition.right)];
    return condition.kind === 'and' ? left && right : left || right;
  }
  if (condition.kind === 'not') return !again(condition.condition);
  if (condition.kind === 'claim') return (keys.claims ?? []).some((held) => isDeepStrictEqual(held, condition.claim));
  if (condition.kind === 'active') return keys.active === condition.value;
  if (condition.kind === 'time') return compare(condition.operator, times[condition.key] - condition.value);
  if (condition.kind === 'all' || condition.kind === 'none') return condition.kind === 'all';
  const known = (values[condition.key] ?? []).filter((value) => value !== undefined);
  if (condition.kind === 'present') return known.length > 0;
  if (condition.kind === 'equals') return known.includes(condition.value);
  return known.some((value) => value.startsWith(condition.value));
}

function joinedOf(groupId: string): readonly string[] {
  return (memberships.get(groupId) ?? []).filter(({ type }) => type !== undefined).map(({ id }) => id);
}

function compare(operator: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le', difference: number): boolean {
  const holdsFor = { eq: [0], ne: [-1, 1], gt: [1], ge: [0, 1], lt: [-1], le: [-1, 0] } as const;
  return (holdsFor[operator] as readonly number[]).includes(Math.sign(difference));
}

const text = fc.oneof(
  fc.constantFrom(
    'a',
    'ann',
    'anna',
    'bert',
    'X',
    'x',
    'a@x',
    'b',
    '',
    'p1',
    'p2',
    'p9',
    'g1',
    'g2',
    'g3',
    'aﾍ',
    'a😀',
    'one',
    '%',
  ),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom<Condition>(yes, no),
  fc.constantFrom('externalId', 'display', 'manager', 'email', 'member', 'membership').map(has),
  fc
    .tuple(fc.constantFrom('id', 'unique', 'externalId', 'display', 'manager', 'email', 'member', 'membership'), text)
    .map(([key, value]) => is(key, value)),
  fc.tuple(fc.constantFrom('unique', 'externalId', 'display', 'email'), text).map(([key, value]) => begins(key, value)),
  fc.constantFrom('a', 'b', 'c').map((value) => claims('badge', value)),
  fc.boolean().map((value): Condition => ({ kind: 'active', value })),
  fc
    .tuple(
      fc.constantFrom('createdAt', 'changedAt'),
      fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'),
      fc.constantFrom(0, 500, 999, 1000, 2000, 3000),
    )
    .map(([key, operator, value]): Condition => ({ kind: 'time', key, operator, value })),
);
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.tuple(tie('tree'), tie('tree')).map(([left, right]) => both(left, right)),
    fc.tuple(tie('tree'), tie('tree')).map(([left, right]) => either(left, right)),
    tie('tree').map(not),
  ),
}));

eachStore((open) => {
  test('each condition finds what its words say', async (context) => {
    const { directory } = await openDirectory(open, context);
    await fill(directory);

    for (const { condition, people: persons, groups: found } of cases) {
      assert.equal(await ask(directory, 'User', condition), persons, JSON.stringify(condition));
      assert.equal(await ask(directory, 'Group', condition), found, JSON.stringify(condition));
    }
  });

  test('any condition finds what a plain evaluation finds', async (context) => {
    const { directory } = await openDirectory(open, context);
    await fill(directory);
    const living = groups.filter(({ id }) => !gone.includes(id));

    await fc.assert(
      fc.asyncProperty(tree, async (condition) => {
        const expected = (resources: readonly ResourceWrite[]): string =>
          resources
            .filter((resource) => holds(condition, resource))
            .map(({ id }) => id)
            .join(' ');
        assert.equal(await ask(directory, 'User', condition), expected(people));
        assert.equal(await ask(directory, 'Group', condition), expected(living));
      }),
      { numRuns: 400 },
    );
  });

  test('a chain of two thousand terms is understood, whichever way it leans', async (context) => {
    const { directory } = await openDirectory(open, context);
    await fill(directory);
    const terms = Array.from({ length: 2000 }, (_, index) => is('unique', index === 1999 ? 'anna' : `no${index}`));

    const left = terms.reduce((chain, term) => either(chain, term));
    const right = terms.reduceRight((chain, term) => either(term, chain));

    assert.equal(await ask(directory, 'User', left), 'p1');
    assert.equal(await ask(directory, 'User', right), 'p1');
  });
});
