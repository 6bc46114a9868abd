// Groups in a cycle: match by name, create without members, rename; then members in batches, several PATCHes at once.
// Sources: Microsoft, "Develop a SCIM endpoint" (group operations); Captain-P-Goldfish/SCIM-SDK issue 646 (parallel PATCHes).
import { lineOf } from '../findings/inspect.ts';
import { listOf, shown, textOf } from '../json.ts';
import type { Group, Tenant } from '../tenant/tenant.ts';
import {
  addMembers,
  createGroup,
  deleteGroup,
  matchGroup,
  readGroup,
  readMembers,
  removeMembers,
  renameGroup,
} from '../wire.ts';
import { type GroupLink, isAccepted, type Job, sendFor } from './job.ts';
import type { Outcome } from './pool.ts';

/** Creates or renames one group, members aside. */
export async function provisionGroup(job: Job, group: Group): Promise<Outcome> {
  const link = job.links.groups.get(group.objectId);
  return link === undefined ? matchAndWrite(job, group) : rename(job, group, link);
}

export async function removeGroup(job: Job, objectId: string): Promise<Outcome> {
  const link = job.links.groups.get(objectId);
  if (link === undefined) return 'unchanged';
  const answer = await sendFor(job, deleteGroup(link.id), [204, 404], 'delete-refused');
  if (answer === undefined) return 'failed';
  job.links.groups.delete(objectId);
  return 'deleted';
}

export interface MemberPatch {
  readonly groupObjectId: string;
  readonly verb: 'add' | 'remove';
  readonly ids: readonly string[];
}

/** The PATCHes that bring the members of all groups up to date; those of one group stand together and run in parallel. */
export function memberPatches(job: Job, tenant: Tenant): readonly MemberPatch[] {
  return [...tenant.groups.values()].flatMap((group) => {
    const link = job.links.groups.get(group.objectId);
    if (link === undefined) return [];
    const wanted = wantedMembers(job, group).union(link.keptIds);
    const batch = (verb: MemberPatch['verb'], ids: ReadonlySet<string>): readonly MemberPatch[] =>
      batches([...ids], job.membersPerPatch).map((some) => ({ groupObjectId: group.objectId, verb, ids: some }));
    return [...batch('add', wanted.difference(link.memberIds)), ...batch('remove', link.memberIds.difference(wanted))];
  });
}

export async function patchMembers(job: Job, { groupObjectId, verb, ids }: MemberPatch): Promise<Outcome> {
  const link = job.links.groups.get(groupObjectId);
  if (link === undefined) return 'unchanged';
  const request = verb === 'add' ? addMembers(link.id, ids, job.dialect) : removeMembers(link.id, ids, job.dialect);
  const answer = await sendFor(job, request, [200, 204], 'members-refused');
  if (answer === undefined) return 'failed';
  const latest = job.links.groups.get(groupObjectId) ?? link;
  const changed = new Set(ids);
  const memberIds = verb === 'add' ? latest.memberIds.union(changed) : latest.memberIds.difference(changed);
  job.links.groups.set(groupObjectId, { ...latest, memberIds });
  return 'updated';
}

/** Members that have an object; the disabled ones keep their membership. */
function wantedMembers(job: Job, group: Group): ReadonlySet<string> {
  const ids = [...group.members].map((objectId) => job.links.users.get(objectId)?.id);
  return new Set(ids.filter((id) => id !== undefined));
}

function batches(ids: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    ids.slice(index * size, (index + 1) * size),
  );
}

async function matchAndWrite(job: Job, group: Group): Promise<Outcome> {
  const request = matchGroup(group.displayName);
  const answer = await job.client.send(request);
  const code = answer.status === 404 ? 'filter-miss-not-200' : 'query-refused';
  if (!isAccepted(job, request, answer, [200], code)) return 'failed';
  const [found, ...others] = listOf(answer.body, 'Resources');
  if (found === undefined) return create(job, group);
  const isRight = textOf(found, 'displayName')?.toLowerCase() === group.displayName.toLowerCase();
  if (!isRight) job.ledger.find('match-wrong', `${lineOf(request, answer)}: ${shown(found)}`);
  if (others.length > 0) job.ledger.find('match-duplicate', `${lineOf(request, answer)}: ${others.length + 1} objects`);
  const id = textOf(found, 'id');
  return isRight && others.length === 0 && id !== undefined ? adopt(job, group, id) : 'failed';
}

async function create(job: Job, group: Group): Promise<Outcome> {
  const answer = await sendFor(job, createGroup(group.objectId, group.displayName), [201], 'create-refused');
  if (answer === undefined) return 'failed';
  const id = textOf(answer.body, 'id');
  if (id === undefined) return 'failed';
  job.links.groups.set(group.objectId, { id, source: group, memberIds: new Set(), keptIds: new Set() });
  return 'created';
}

/** Takes a group over that exists already. Entra would not know its members; the examiner has to, and keeps foreign members. */
async function adopt(job: Job, group: Group, id: string): Promise<Outcome> {
  const answer = await sendFor(job, readMembers(id), [200], 'query-refused');
  if (answer === undefined) return 'failed';
  const members = listOf(answer.body, 'members').map((entry) => textOf(entry, 'value'));
  const memberIds = new Set(members.filter((value) => value !== undefined));
  const keptIds = memberIds.difference(wantedMembers(job, group));
  job.links.groups.set(group.objectId, { id, source: group, memberIds, keptIds });
  return 'unchanged';
}

async function rename(job: Job, group: Group, link: GroupLink): Promise<Outcome> {
  const before = readGroup(link.id);
  const current = await job.client.send(before);
  if (current.status === 404) {
    job.ledger.find('object-lost', lineOf(before, current));
    job.links.groups.delete(group.objectId);
    return matchAndWrite(job, group);
  }
  const answer = await sendFor(job, renameGroup(link.id, group.displayName, job.dialect), [200, 204], 'update-refused');
  if (answer === undefined) return 'failed';
  job.links.groups.set(group.objectId, { ...link, source: group });
  return 'updated';
}
