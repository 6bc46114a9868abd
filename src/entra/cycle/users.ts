// Users in a cycle: match, then create or update; read, then send what differs; delete purged users.
// Source: Microsoft, "How Application Provisioning works" (initial and incremental cycles, deprovisioning).
import { lineOf } from '../findings/inspect.ts';
import { listOf, member, shown, textOf } from '../json.ts';
import { mapPerson, type Target, type TargetValues } from '../mapping.ts';
import type { Change } from '../patch-dialect.ts';
import { readTarget } from '../target-path.ts';
import type { Person } from '../tenant/person.ts';
import { ENTERPRISE_USER } from '../urn.ts';
import { createUser, deleteUser, matchUser, readUser, updateUser, type WireRequest } from '../wire.ts';
import { isAccepted, type Job, sendFor, type UserLink } from './job.ts';
import type { Outcome } from './pool.ts';

/** Brings one person's object up to date, whether it is known already or not. */
export async function provisionUser(job: Job, person: Person): Promise<Outcome> {
  const link = job.links.users.get(person.objectId);
  if (link === undefined) return matchAndWrite(job, person);
  const current = await readCurrent(job, link, person);
  if (current === 'gone') {
    job.links.users.delete(person.objectId);
    return matchAndWrite(job, person);
  }
  return current === undefined ? 'failed' : writeDifferences(job, person, link, current);
}

/** Ends a link whose person was purged. A user who had been unassigned before is no longer managed: nothing is sent, ever. */
export async function removeUser(job: Job, objectId: string): Promise<Outcome> {
  const link = job.links.users.get(objectId);
  if (link === undefined) return 'unchanged';
  if (!isManaged(link)) {
    release(job, objectId, link.id, 'kept');
    return 'unchanged';
  }
  const request = deleteUser(link.id);
  const answer = await job.client.send(request);
  if (!isAccepted(job, request, answer, [204, 404], 'delete-refused')) return 'failed';
  if (answer.status === 404) job.ledger.find('object-lost', lineOf(request, answer));
  release(job, objectId, link.id, 'gone');
  return 'deleted';
}

/** Whether Entra still manages an object: not once the person was unassigned before being deleted. */
export function isManaged(link: UserLink): boolean {
  return link.source.standing !== 'unassigned';
}

/** The attributes in which an object differs from what it should be; an attribute without a value is never sent. */
function differences(wanted: TargetValues, current: unknown): readonly Change[] {
  return [...wanted].flatMap(([target, value]) => {
    const held = readTarget(current, target);
    if (isSame(target, value, held)) return [];
    return [{ target, value, isNew: held === undefined || held === null || held === '' }];
  });
}

/** Whether what an object holds is what was sent, letter for letter; `active` is a boolean over there. */
export function isSame(target: Target, sent: string, held: unknown): boolean {
  return target === 'active' ? String(held).toLowerCase() === sent.toLowerCase() : held === sent;
}

async function matchAndWrite(job: Job, person: Person): Promise<Outcome> {
  const wanted = mapPerson(person, job.mapping);
  const match = await findMatch(job, wanted.get('userName') ?? '');
  if (match === 'failed') return 'failed';
  if (match !== undefined) {
    const id = textOf(match, 'id');
    if (id === undefined) return 'failed';
    const managerId = managerOf(match);
    const link = { id, source: person, sent: new Map(), ...(managerId === undefined ? {} : { managerId }) };
    return writeDifferences(job, person, link, match);
  }
  return person.standing === 'active' ? create(job, person, wanted) : 'unchanged';
}

/** The one object with that userName, undefined where there is none. */
async function findMatch(job: Job, userName: string): Promise<unknown> {
  const request = matchUser(userName);
  const answer = await job.client.send(request);
  if (!isAccepted(job, request, answer, [200], answer.status === 404 ? 'filter-miss-not-200' : 'query-refused')) {
    return 'failed';
  }
  const found = listOf(answer.body, 'Resources');
  const isRight = found.every((user) => textOf(user, 'userName')?.toLowerCase() === userName.toLowerCase());
  if (!isRight) job.ledger.find('match-wrong', `${lineOf(request, answer)}: ${shown(found[0])}`);
  else if (found.length > 1) job.ledger.find('match-duplicate', `${lineOf(request, answer)}: ${found.length} objects`);
  return isRight && found.length <= 1 ? found[0] : 'failed';
}

async function create(job: Job, person: Person, wanted: TargetValues): Promise<Outcome> {
  const answer = await sendFor(job, createUser(wanted), [201], 'create-refused');
  if (answer === undefined) return 'failed';
  const id = textOf(answer.body, 'id');
  if (id === undefined) return 'failed';
  job.links.users.set(person.objectId, { id, source: person, sent: wanted });
  return 'created';
}

/** Asks by id; for a user who comes back, by the match query, which must still find the disabled object. */
async function readCurrent(job: Job, link: UserLink, person: Person): Promise<unknown> {
  const isReturner = link.source.standing !== 'active' && person.standing === 'active';
  if (isReturner) {
    const found = await findMatch(job, link.sent.get('userName') ?? '');
    if (found !== undefined) return found === 'failed' ? undefined : found;
    job.ledger.find('inactive-hidden', `match query for ${link.id} found nothing`);
  }
  const request = readUser(link.id);
  const answer = await job.client.send(request);
  if (answer.status === 404) {
    job.ledger.find(isReturner ? 'inactive-hidden' : 'object-lost', lineOf(request, answer));
    return 'gone';
  }
  return isAccepted(job, request, answer, [200], 'query-refused') ? (answer.body ?? undefined) : undefined;
}

async function writeDifferences(job: Job, person: Person, link: UserLink, current: unknown): Promise<Outcome> {
  const wanted = mapPerson(person, job.mapping);
  const changes = differences(wanted, current);
  const updated = { ...link, source: person, sent: new Map([...link.sent, ...wanted]) };
  if (changes.length === 0) {
    job.links.users.set(person.objectId, updated);
    return 'unchanged';
  }
  const request = updateUser(link.id, changes, job.dialect);
  const answer = await job.client.send(request);
  if (!isAccepted(job, request, answer, [200, 204], refusalCode(request, answer.body))) return 'failed';
  job.links.users.set(person.objectId, updated);
  return 'updated';
}

function refusalCode(request: WireRequest, body: unknown): 'element-not-created' | 'update-refused' {
  const isValuePath = listOf(request.body, 'Operations').some((operation) => textOf(operation, 'path')?.includes('['));
  return isValuePath && textOf(body, 'scimType') === 'noTarget' ? 'element-not-created' : 'update-refused';
}

function managerOf(user: unknown): string | undefined {
  return textOf(member(member(user, ENTERPRISE_USER), 'manager'), 'value');
}

/** Forgets a link. A deleted object leaves its groups by itself; one that is merely forgotten stays where it is. */
function release(job: Job, objectId: string, id: string, fate: 'gone' | 'kept'): void {
  job.links.users.delete(objectId);
  for (const [groupId, group] of job.links.groups) {
    if (!group.memberIds.has(id)) continue;
    const only = new Set([id]);
    const changed =
      fate === 'gone'
        ? { memberIds: group.memberIds.difference(only), keptIds: group.keptIds.difference(only) }
        : { keptIds: group.keptIds.union(only) };
    job.links.groups.set(groupId, { ...group, ...changed });
  }
}
