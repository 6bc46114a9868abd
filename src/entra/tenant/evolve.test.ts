import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evolve, evolveQuietly, tenantAfter } from './evolve.ts';
import { REGIONS, vocabularyOf } from './names.ts';
import type { Person } from './person.ts';
import { createTenant, type Tenant } from './tenant.ts';

const size = fc.record({
  users: fc.integer({ min: 1, max: 120 }),
  groups: fc.integer({ min: 0, max: 8 }),
  tag: fc.constantFrom('', 'x1'),
});
const company = fc.tuple(fc.string(), size, fc.integer({ min: 0, max: 5 }));

test('the same seed tells the same story', () => {
  fc.assert(
    fc.property(company, ([seed, extent, cycles]) => {
      assert.deepStrictEqual(tenantAfter(seed, extent, cycles), tenantAfter(seed, extent, cycles));
    }),
    { numRuns: 30 },
  );
});

test('two seeds make two companies', () => {
  const one = createTenant('1', { users: 20, groups: 3 });
  const other = createTenant('2', { users: 20, groups: 3 });

  assert.notDeepStrictEqual([...one.people.keys()], [...other.people.keys()]);
});

test('a company starts with the size that was asked for, everybody active', () => {
  const tenant = createTenant('7', { users: 50, groups: 6 });

  assert.equal(tenant.people.size, 50);
  assert.equal(tenant.groups.size, 6);
  assert.ok([...tenant.people.values()].every((person) => person.standing === 'active'));
});

test('whatever happens, names stay unique, managers form a tree and groups hold people of the company', () => {
  fc.assert(
    fc.property(company, ([seed, extent, cycles]) => {
      const tenant = tenantAfter(seed, extent, cycles);

      assertUnique([...tenant.people.values()].map((person) => person.userPrincipalName.toLowerCase()));
      assertUnique([...tenant.people.values()].map((person) => person.mailNickname));
      assertUnique([...tenant.groups.values()].map((group) => group.displayName.toLowerCase()));
      for (const person of tenant.people.values()) assertReachesTop(tenant, person);
      for (const group of tenant.groups.values()) assert.ok([...group.members].every((id) => tenant.people.has(id)));
    }),
    { numRuns: 60 },
  );
});

test('a name that was used is not given to another person', () => {
  const before = createTenant('7', { users: 200, groups: 4 });
  const after = tenantAfter('7', { users: 200, groups: 4 }, 6);

  const joiners = [...after.people.values()].filter((person) => !before.people.has(person.objectId));
  const formerNames = new Set([...before.people.values()].map((person) => person.mailNickname));
  assert.ok(joiners.length > 0);
  assert.ok(joiners.every((person) => !formerNames.has(person.mailNickname)));
});

test('within some months everything happens that provisioning must know', () => {
  const events = new Set<string>();
  let tenant = createTenant('7', { users: 200, groups: 8 });
  for (let month = 0; month < 6; month += 1) {
    const next = evolve(tenant);
    for (const event of eventsBetween(tenant, next)) events.add(event);
    tenant = next;
  }

  assert.deepStrictEqual(
    [...events].sort(),
    [
      'attribute',
      'blocked',
      'dissolved',
      'founded',
      'joined',
      'manager',
      'manager removed',
      'member added',
      'member removed',
      'purged',
      'renamed group',
      'renamed person',
      'returned',
      'softDeleted',
      'unassigned',
    ].sort(),
  );
});

test('a person who did not change is the same object as before', () => {
  const before = createTenant('7', { users: 200, groups: 4 });
  const after = evolve(before);

  const same = [...before.people].filter(([objectId, person]) => after.people.get(objectId) === person);
  assert.ok(same.length > 150, `${same.length} of 200`);
});

test('a title fits the name of its holder and the language of the office, also after a move', () => {
  for (const { givenName, country, jobTitle, department } of tenantAfter(
    '7',
    { users: 200, groups: 4 },
    6,
  ).people.values()) {
    const region = REGIONS.find((candidate) => candidate.country === country);
    if (region === undefined) continue;
    const { titles, departments } = vocabularyOf(region);
    const fitting = titles.map(([woman, man]) => (region.women.includes(givenName) ? woman : man));

    assert.ok(fitting.includes(jobTitle ?? '') && departments.includes(department ?? ''), `${givenName}: ${jobTitle}`);
  }
});

test('in a quiet company at most one person leaves or joins in a step', () => {
  let before = createTenant('7', { users: 120, groups: 8 });
  for (let step = 0; step < 40; step += 1) {
    const after = evolveQuietly(before);
    const events = [...after.people.values()].flatMap((person) =>
      personEvents(before.people.get(person.objectId), person),
    );
    const gone = events.filter((event) => ['blocked', 'unassigned', 'softDeleted'].includes(event));

    assert.ok(gone.length + (before.people.size - after.people.size) <= 1, `${step}: ${events.join()}`);
    assert.ok(after.people.size - before.people.size <= 1);
    before = after;
  }
});

function assertUnique(values: readonly string[]): void {
  assert.equal(new Set(values).size, values.length);
}

function assertReachesTop(tenant: Tenant, person: Person): void {
  const above = new Set<string>();
  for (let at: Person | undefined = person; at?.managerId !== undefined; at = tenant.people.get(at.managerId)) {
    assert.ok(tenant.people.has(at.managerId), `${at.displayName} reports to no one of the company`);
    assert.ok(!above.has(at.managerId), `${at.displayName} is above themselves`);
    above.add(at.managerId);
  }
}

function eventsBetween(before: Tenant, after: Tenant): readonly string[] {
  const people = [...after.people.values()].flatMap((person) =>
    personEvents(before.people.get(person.objectId), person),
  );
  const purged = [...before.people.keys()].some((objectId) => !after.people.has(objectId)) ? ['purged'] : [];
  const dissolved = [...before.groups.keys()].some((objectId) => !after.groups.has(objectId)) ? ['dissolved'] : [];
  const groups = [...after.groups.values()].flatMap((group) => {
    const earlier = before.groups.get(group.objectId);
    if (earlier === undefined) return ['founded'];
    return [
      ...(earlier.displayName === group.displayName ? [] : ['renamed group']),
      ...(group.members.isSubsetOf(earlier.members) ? [] : ['member added']),
      ...(earlier.members.isSubsetOf(group.members) ? [] : ['member removed']),
    ];
  });
  return [...people, ...purged, ...dissolved, ...groups];
}

function personEvents(before: Person | undefined, after: Person): readonly string[] {
  if (before === undefined) return ['joined'];
  const isGone = after.standing !== 'active';
  if (before.standing !== after.standing) return [isGone ? after.standing : 'returned'];
  return [
    ...(before.userPrincipalName === after.userPrincipalName ? [] : ['renamed person']),
    ...(before.department === after.department ? [] : ['attribute']),
    ...(after.managerId === undefined && before.managerId !== undefined ? ['manager removed'] : []),
    ...(after.managerId !== undefined && before.managerId !== after.managerId ? ['manager'] : []),
  ];
}
