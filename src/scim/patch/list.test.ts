import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAttribute } from '../attribute.ts';
import type { JsonObject } from '../json.ts';
import { readProjection } from '../project.ts';
import { groupType, userType } from '../resource-type.ts';
import { groupUrn, patchOpUrn, userUrn } from '../urn.ts';
import { readElements } from '../value.ts';
import { applyPatch, parsePatch } from './index.ts';

const members = findAttribute(groupType.attributes, 'members');

function listOf(length: number, element: (at: number) => JsonObject): readonly JsonObject[] {
  return Array.from({ length }, (_, at) => element(at));
}

function patchMembers(before: readonly JsonObject[], operation: JsonObject): readonly unknown[] {
  const group = { schemas: [groupUrn], displayName: 'Sales', members: before };
  const operations = parsePatch(groupType, { schemas: [patchOpUrn], Operations: [{ path: 'members', ...operation }] });
  return (applyPatch(groupType, group, operations)['members'] ?? []) as readonly unknown[];
}

// The members of a group have no bound, so that even what is linear takes long enough to be measured.
const shapes: readonly (readonly [string, (n: number) => () => number, (n: number) => number])[] = [
  [
    'a list of the same value with other types',
    (n) => {
      const sent = listOf(n, (at) => ({ value: 'a', type: `t${at}` }));
      return () => (members && readElements(members, sent, 'refuse'))?.length ?? 0;
    },
    (n) => n,
  ],
  [
    'as many additions as there are elements',
    (n) => {
      const value = listOf(n, (at) => ({ value: `b${at}` }));
      return () =>
        patchMembers(
          listOf(n, (at) => ({ value: `a${at}` })),
          { op: 'add', value },
        ).length;
    },
    (n) => 2 * n,
  ],
  [
    'additions of the same value with other types',
    (n) => {
      const value = listOf(n, (at) => ({ value: 'a', type: `u${at}` }));
      return () =>
        patchMembers(
          listOf(n, (at) => ({ value: 'a', type: `t${at}` })),
          { op: 'add', value },
        ).length;
    },
    (n) => 2 * n,
  ],
  [
    'the removal of every element by its value',
    (n) => {
      const all = listOf(n, (at) => ({ value: `a${at}`, type: 'User' }));
      return () => patchMembers(all, { op: 'remove', value: all }).length;
    },
    () => 0,
  ],
  [
    'the removal of what is named again and again',
    (n) => {
      const value = listOf(n, () => ({ type: 'User' }));
      return () =>
        patchMembers(
          listOf(n, (at) => ({ value: `a${at}`, type: 'User' })),
          { op: 'remove', value },
        ).length;
    },
    () => 0,
  ],
  [
    'a projection on many sub-attributes',
    (n) => {
      const names = Array.from({ length: 4 * n }, (_, at) => `name.n${at}`).join(',');
      return () => (readProjection(userType, names, undefined).kind === 'only' ? 1 : 0);
    },
    () => 1,
  ],
];

/** The least of several measurements of this thread: what else the machine does can only add to one. */
function cpuMicros(work: () => unknown): number {
  const measured = Array.from({ length: 5 }, () => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return user + system;
  });
  return Math.min(...measured);
}

for (const [name, shape, expected] of shapes) {
  test(`the work on ${name} grows as they do`, () => {
    const [n, times] = [4_000, 8];
    const [few, many] = [shape(n), shape(times * n)];

    assert.deepStrictEqual([few(), many()], [expected(n), expected(times * n)]);
    const again = cpuMicros(() => Array.from({ length: times }, few));
    const ratio = cpuMicros(many) / Math.max(1, again);

    // As much in one go as in eight: what compares each with each would take eight times as long.
    assert.ok(ratio < 3.5, `it took ${ratio.toFixed(1)} times as long`);
  });
}

test('operations that look at a long list again and again with long filters are refused', () => {
  const emails = listOf(1000, (at) => ({ value: `a${at}`, type: `t${at}` }));
  const filter = Array.from({ length: 60 }, () => 'value co "z"').join(' or ');
  const looking = (times: number) => Array.from({ length: times }, () => ({ op: 'remove', path: `emails[${filter}]` }));
  const patch = (times: number) =>
    applyPatch(
      userType,
      { schemas: [userUrn], userName: 'jana', emails },
      parsePatch(userType, { schemas: [patchOpUrn], Operations: looking(times) }),
    );

  assert.deepStrictEqual(patch(10)['emails'], emails);
  assert.throws(() => patch(25), { name: 'ScimError', scimType: 'tooMany' });
});

test('operations that change a long list again and again are refused', () => {
  const emails = listOf(1000, (at) => ({ value: `a${at}`, type: `t${at}` }));
  const Operations = listOf(1000, (at) => ({ op: 'replace', path: 'emails.display', value: `d${at}` }));
  const operations = parsePatch(userType, { schemas: [patchOpUrn], Operations });

  assert.throws(() => applyPatch(userType, { schemas: [userUrn], userName: 'jana', emails }, operations), {
    name: 'ScimError',
    scimType: 'tooMany',
  });
});

test('a thousand operations on a list of a thousand are taken', () => {
  const emails = listOf(1000, (at) => ({ value: `a${at}`, type: `t${at}` }));
  const Operations = listOf(1000, (at) => ({
    op: 'replace',
    path: `emails[value eq "a${at}"].display`,
    value: `d${at}`,
  }));

  const after = applyPatch(
    userType,
    { schemas: [userUrn], userName: 'jana', emails },
    parsePatch(userType, { schemas: [patchOpUrn], Operations }),
  );

  assert.deepStrictEqual(
    after['emails'],
    emails.map((email, at) => ({ ...email, display: `d${at}` })),
  );
});
