// What happens to the groups of the company between two cycles: founded, renamed, filled, thinned out, dissolved.

import type { Random } from './random.ts';
import { freeGroupName, type Group, type Tenant } from './tenant.ts';

/** Changes the groups of a company by one step. */
export function reshapeGroups(tenant: Tenant, random: Random): Tenant {
  if (tenant.groups.size === 0) return tenant;
  return found(rename(changeMembers(dissolve(tenant, random), random), random), random);
}

/** Teams may be dissolved, the group of everybody (the first) may not. */
function dissolve(tenant: Tenant, random: Random): Tenant {
  const [, ...teams] = tenant.groups.keys();
  if (teams.length < 3) return tenant;
  const groups = new Map(tenant.groups);
  groups.delete(random.pick(teams));
  return { ...tenant, groups };
}

function changeMembers(tenant: Tenant, random: Random): Tenant {
  const everybody = [...tenant.people.values()].filter((person) => person.standing === 'active');
  const ids = everybody.map((person) => person.objectId);
  const [first] = tenant.groups.values();
  const changed = random.sample([...tenant.groups.values()], Math.ceil(tenant.groups.size / 3));
  const reshaped = changed.filter((group) => group !== first).map((group) => mixMembers(group, ids, random));
  const complete = first === undefined ? [] : [{ ...first, members: first.members.union(new Set(ids)) }];
  return withGroups(tenant, [...reshaped, ...complete]);
}

function mixMembers(group: Group, ids: readonly string[], random: Random): Group {
  const leaving = random.sample([...group.members], random.below(4));
  const joining = random.sample(ids, 1 + random.below(12));
  const members = group.members.difference(new Set(leaving)).union(new Set(joining));
  return { ...group, members };
}

function rename(tenant: Tenant, random: Random): Tenant {
  const displayName = freeGroupName(tenant.tag, (name) => tenant.takenNames.has(name), random);
  const [, ...teams] = tenant.groups.values();
  if (teams.length === 0) return tenant;
  return withGroups(tenant, [{ ...random.pick(teams), displayName }]);
}

function found(tenant: Tenant, random: Random): Tenant {
  const displayName = freeGroupName(tenant.tag, (name) => tenant.takenNames.has(name), random);
  const members = new Set(random.sample([...tenant.people.keys()], random.below(30)));
  return withGroups(tenant, [{ objectId: random.guid(), displayName, members }]);
}

function withGroups(tenant: Tenant, changed: readonly Group[]): Tenant {
  const groups = new Map(tenant.groups);
  for (const group of changed) groups.set(group.objectId, group);
  const takenNames = tenant.takenNames.union(new Set(changed.map((group) => group.displayName)));
  return { ...tenant, groups, takenNames };
}
