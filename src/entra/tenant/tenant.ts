// A fake company with an Entra tenant: people in a tree of managers, groups with members, all from one seed.
// A tenant is a value; `evolve` (tenant/evolve.ts) answers the next one.
import { TEAMS } from './names.ts';
import { hire, type Person } from './person.ts';
import { createRandom, type Random } from './random.ts';

/** A security group; `members` holds object ids of people. */
export interface Group {
  readonly objectId: string;
  readonly displayName: string;
  readonly members: ReadonlySet<string>;
}

/** The company at one moment. */
export interface Tenant {
  readonly seed: string;
  readonly cycle: number;
  readonly domain: string;
  /** Appended to group names, so that two companies can share a directory; empty for a demonstration. */
  readonly tag: string;
  readonly people: ReadonlyMap<string, Person>;
  readonly groups: ReadonlyMap<string, Group>;
  /** Every alias and group name that is or was in use: none is given out twice. */
  readonly takenNames: ReadonlySet<string>;
  readonly hired: number;
}

/** How large the company is at first. A `tag` keeps its names apart from those of another company. */
export interface TenantSize {
  readonly users: number;
  readonly groups: number;
  readonly tag?: string;
}

/** Founds the company of a seed: `createTenant('7', { users: 100, groups: 5 })` is the same company every time. */
export function createTenant(seed: string, size: TenantSize): Tenant {
  const random = createRandom(seed);
  const tag = size.tag ?? '';
  const domain = tag === '' ? 'contoso.example' : `contoso-${tag}.example`;
  const takenNames = new Set<string>();
  const people = foundPeople(size.users, domain, takenNames, random);
  const groups = foundGroups(size.groups, tag, takenNames, [...people.keys()], random);
  return { seed, cycle: 0, domain, tag, people, groups, takenNames, hired: size.users };
}

/** The name of a group that is not taken: the team, a number where needed, the company's tag. */
export function freeGroupName(tag: string, isTaken: (name: string) => boolean, random: Random): string {
  const team = random.pick(TEAMS);
  const suffix = tag === '' ? '' : ` [${tag}]`;
  let name = `${team}${suffix}`;
  for (let number = 2; isTaken(name); number += 1) name = `${team} ${number}${suffix}`;
  return name;
}

function foundPeople(count: number, domain: string, taken: Set<string>, random: Random): ReadonlyMap<string, Person> {
  const people = new Map<string, Person>();
  const possibleManagers: string[] = [];
  while (people.size < count) {
    const managerId = possibleManagers[random.below(Math.ceil(possibleManagers.length / 7))];
    const isTaken = (alias: string): boolean => taken.has(alias);
    const person = hire({ random, domain, employeeNumber: people.size + 1, managerId, isTaken });
    taken.add(person.mailNickname);
    people.set(person.objectId, person);
    if (person.kind === 'member') possibleManagers.push(person.objectId);
  }
  return people;
}

/** The first group holds everybody, one stays empty, the others are teams. */
function foundGroups(
  count: number,
  tag: string,
  taken: Set<string>,
  everybody: readonly string[],
  random: Random,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  while (groups.size < count) {
    const isFirst = groups.size === 0;
    const suffix = tag === '' ? '' : ` [${tag}]`;
    const displayName = isFirst
      ? `Alle Mitarbeitenden${suffix}`
      : freeGroupName(tag, (name) => taken.has(name), random);
    const members = isFirst ? everybody : random.sample(everybody, groups.size === 1 ? 0 : 2 + random.below(40));
    taken.add(displayName);
    const objectId = random.guid();
    groups.set(objectId, { objectId, displayName, members: new Set(members) });
  }
  return groups;
}
