// What happens in the company between two cycles: people join, move, marry, leave, return and are purged; groups change.
// One step is about a month, so that a soft-deleted person may be purged (30 days) by the next one.

import { reshapeGroups } from './evolve-groups.ts';
import { REGIONS } from './names.ts';
import { freeAlias, hire, type Person, position, type Standing } from './person.ts';
import { createRandom, type Random } from './random.ts';
import { createTenant, type Tenant, type TenantSize } from './tenant.ts';

type Step = (tenant: Tenant, random: Random) => Tenant;

const STEPS: readonly Step[] = [
  purge,
  restore,
  (tenant, random) => leave(tenant, random, share(tenant, 0.02)),
  (tenant, random) => move(tenant, random, share(tenant, 0.05)),
  (tenant, random) => changeManagers(tenant, random, share(tenant, 0.02)),
  (tenant, random) => marry(tenant, random, share(tenant, 0.01)),
  (tenant, random) => join(tenant, random, share(tenant, 0.03)),
  reshapeGroups,
];
/** Each with its number of steps from one time to the next, and the remainder at which it happens. */
const QUIET_STEPS: readonly { readonly every: number; readonly at: number; readonly step: Step }[] = [
  { every: 6, at: 5, step: (tenant, random) => purgeSome(tenant, random.sample(gone(tenant), 1)) },
  { every: 6, at: 2, step: (tenant, random) => bringBack(tenant, random.sample(gone(tenant), 1)) },
  { every: 3, at: 1, step: (tenant, random) => leave(tenant, random, 1) },
  { every: 1, at: 0, step: (tenant, random) => move(tenant, random, 4) },
  { every: 4, at: 1, step: (tenant, random) => changeManagers(tenant, random, 3) },
  { every: 3, at: 2, step: (tenant, random) => marry(tenant, random, 1) },
  { every: 3, at: 0, step: (tenant, random) => join(tenant, random, 1) },
  { every: 4, at: 3, step: reshapeGroups },
];

/** The company one step later. Persons are immutable: one that did not change is the same object as before. */
export function evolve(tenant: Tenant): Tenant {
  const cycle = tenant.cycle + 1;
  const random = createRandom(`${tenant.seed}/cycle/${cycle}`);
  return STEPS.reduce<Tenant>((current, step) => step(current, random), { ...tenant, cycle });
}

/** A small step of a quiet company, in which at most one person joins and one leaves. */
export function evolveQuietly(tenant: Tenant): Tenant {
  const cycle = tenant.cycle + 1;
  const random = createRandom(`${tenant.seed}/quiet/${cycle}`);
  const due = QUIET_STEPS.filter(({ every, at }) => cycle % every === at);
  return due.reduce<Tenant>((current, { step }) => step(current, random), { ...tenant, cycle });
}

/** The company after a number of steps, from its seed alone: enough to go on after a restart. */
export function tenantAfter(seed: string, size: TenantSize, cycles: number): Tenant {
  let tenant = createTenant(seed, size);
  for (let step = 0; step < cycles; step += 1) tenant = evolve(tenant);
  return tenant;
}

/** Removes for good: half of those in the recycle bin, some of the unassigned, and one leaver purged by hand at once. */
function purge(tenant: Tenant, random: Random): Tenant {
  const all = gone(tenant);
  const binned = all.filter((person) => person.standing === 'softDeleted');
  const unassigned = all.filter((person) => person.standing === 'unassigned');
  const byHand = random.sample(employees(tenant), tenant.people.size > 10 ? 1 : 0);
  return purgeSome(tenant, [
    ...random.sample(binned, Math.ceil(binned.length / 2)),
    ...random.sample(unassigned, Math.floor(unassigned.length / 4)),
    ...byHand,
  ]);
}

function purgeSome(tenant: Tenant, purged: readonly Person[]): Tenant {
  return forget(handOver(tenant, purged), new Set(purged.map((person) => person.objectId)));
}

function forget(tenant: Tenant, purged: ReadonlySet<string>): Tenant {
  const people = new Map([...tenant.people].filter(([objectId]) => !purged.has(objectId)));
  const groups = [...tenant.groups].map(([objectId, group]) => {
    const isTouched = !group.members.isDisjointFrom(purged);
    return [objectId, isTouched ? { ...group, members: group.members.difference(purged) } : group] as const;
  });
  return { ...tenant, people, groups: new Map(groups) };
}

function restore(tenant: Tenant, random: Random): Tenant {
  const all = gone(tenant);
  return bringBack(tenant, random.sample(all, Math.ceil(all.length * 0.3)));
}

function bringBack(tenant: Tenant, returners: readonly Person[]): Tenant {
  return withPeople(
    tenant,
    returners.map(({ leftInCycle: _, ...person }) => ({ ...person, standing: 'active' })),
  );
}

function leave(tenant: Tenant, random: Random, count: number): Tenant {
  const standings: readonly Standing[] = ['softDeleted', 'softDeleted', 'blocked', 'unassigned'];
  const leavers = random.sample(employees(tenant), count);
  const left = leavers.map((person) => ({ ...person, standing: random.pick(standings), leftInCycle: tenant.cycle }));
  return handOver(withPeople(tenant, left), leavers);
}

/** The reports of those who go report to the next one up who stays. */
function handOver(tenant: Tenant, leavers: readonly Person[]): Tenant {
  const going = new Map(leavers.map((person) => [person.objectId, person.managerId]));
  const nextUp = (managerId: string | undefined): string | undefined => {
    let at = managerId;
    while (at !== undefined && going.has(at)) at = going.get(at);
    return at;
  };
  const reports = [...tenant.people.values()].filter((person) => going.has(person.managerId ?? ''));
  return withPeople(
    tenant,
    reports.map((person) => withManager(person, nextUp(person.managerId))),
  );
}

function move(tenant: Tenant, random: Random, count: number): Tenant {
  const movers = random.sample(employees(tenant), count);
  return withPeople(
    tenant,
    movers.map((person) => ({ ...person, ...newPost(person, random) })),
  );
}

function newPost(person: Person, random: Random): Partial<Person> {
  const region = REGIONS.find((candidate) => candidate.country === person.country) ?? random.pick(REGIONS);
  const site = random.pick(region.sites);
  const { jobTitle, department } = position(region, person.givenName, random);
  const changes: readonly Partial<Person>[] = [
    { department },
    { jobTitle, department },
    { physicalDeliveryOfficeName: random.pick(site.offices), streetAddress: site.street, city: site.city },
    { mobile: random.pick(region.mobiles).replaceAll('#', () => String(random.below(10))) },
    { facsimileTelephoneNumber: random.pick(region.phones).replaceAll('#', () => String(random.below(10))) },
  ];
  return { ...random.pick(changes), ...(random.chance(0.3) ? random.pick(changes) : {}) };
}

function changeManagers(tenant: Tenant, random: Random, count: number): Tenant {
  const staff = employees(tenant);
  const people = new Map(tenant.people);
  const [promoted, ...transferred] = random.sample(staff, count);
  if (promoted !== undefined) people.set(promoted.objectId, withManager(promoted, undefined));
  for (const person of transferred) {
    const manager = random.pick(staff).objectId;
    if (!isBelow(people, manager, person.objectId)) people.set(person.objectId, withManager(person, manager));
  }
  return { ...tenant, people };
}

/** Whether `objectId` is `boss` or reports to them, directly or not: the tree of managers must stay one. */
function isBelow(people: ReadonlyMap<string, Person>, objectId: string, boss: string): boolean {
  for (let at: string | undefined = objectId; at !== undefined; at = people.get(at)?.managerId) {
    if (at === boss) return true;
  }
  return false;
}

/** A marriage: surname, display name, UPN, mail and alias change together. */
function marry(tenant: Tenant, random: Random, count: number): Tenant {
  const taken = new Set(tenant.takenNames);
  const married = random.sample(employees(tenant), count).map((person) => {
    const surname = `${person.surname}-${random.pick(random.pick(REGIONS).surnames)}`.replaceAll(' ', '');
    const mailNickname = freeAlias(person.givenName, surname, (name) => taken.has(name));
    taken.add(mailNickname);
    const address = `${mailNickname}@${tenant.domain}`;
    const displayName = `${person.givenName} ${surname}`;
    return { ...person, surname, displayName, mailNickname, userPrincipalName: address, mail: address };
  });
  return withPeople({ ...tenant, takenNames: taken }, married);
}

function join(tenant: Tenant, random: Random, count: number): Tenant {
  const staff = employees(tenant);
  const taken = new Set(tenant.takenNames);
  const joiners = Array.from({ length: count }, (_, index) => {
    const managerId = staff.length === 0 ? undefined : random.pick(staff).objectId;
    const employeeNumber = tenant.hired + index + 1;
    const isTaken = (alias: string): boolean => taken.has(alias);
    const person = hire({ random, domain: tenant.domain, employeeNumber, managerId, isTaken });
    taken.add(person.mailNickname);
    return person;
  });
  return withPeople({ ...tenant, takenNames: taken, hired: tenant.hired + joiners.length }, joiners);
}

function gone(tenant: Tenant): readonly Person[] {
  return [...tenant.people.values()].filter((person) => person.standing !== 'active');
}

/** Active members with a manager: those to whom things happen. Who has no manager stays, so that the tree keeps a root. */
function employees(tenant: Tenant): readonly Person[] {
  return [...tenant.people.values()].filter(
    (person) => person.standing === 'active' && person.kind === 'member' && person.managerId !== undefined,
  );
}

function share(tenant: Tenant, fraction: number): number {
  return Math.max(1, Math.round(tenant.people.size * fraction));
}

function withPeople(tenant: Tenant, changed: readonly Person[]): Tenant {
  if (changed.length === 0) return tenant;
  const people = new Map(tenant.people);
  for (const person of changed) people.set(person.objectId, person);
  return { ...tenant, people };
}

function withManager({ managerId: _, ...person }: Person, managerId: string | undefined): Person {
  return managerId === undefined ? person : { ...person, managerId };
}
