// Reads everything back after a cycle, as Entra would before its next change, and compares it with what was sent.
// Only the job's own objects are judged: a directory may hold others.

import type { CycleOutcome } from '../cycle/cycle.ts';
import type { GroupLink, Job, UserLink } from '../cycle/job.ts';
import { isAccepted } from '../cycle/job.ts';
import { ask } from '../cycle/managers.ts';
import { workThrough } from '../cycle/pool.ts';
import { lineOf } from '../findings/inspect.ts';
import { listOf, member, shown, textOf } from '../json.ts';
import { listUsers, matchUser, readGroup, readMembers, readUser } from '../wire.ts';
import { compareMembers, compareUser } from './compare.ts';

/** How many active people and references are asked for, and how many pages are read, at most. */
const SAMPLE = 20;
const PAGE = 100;

/** Verifies the state after a cycle; `deletedIds` are all user objects that were deleted so far. */
export async function verify(job: Job, outcome: CycleOutcome, deletedIds: ReadonlySet<string>): Promise<void> {
  const users = [...job.links.users.values()];
  await workThrough(job, 'verify users', users, (link) => verifyUser(job, link));
  const inactive = users.filter((link) => link.source.standing !== 'active');
  const active = users.filter((link) => link.source.standing === 'active').slice(0, SAMPLE);
  await workThrough(job, 'verify matches', [...inactive, ...active], (link) => verifyMatch(job, link));
  await workThrough(job, 'verify deleted users', outcome.deletedUserIds, (id) => verifyDeleted(job, id));
  const managed = users.filter((link) => link.managerId !== undefined && link.source.standing === 'active');
  await workThrough(job, 'verify managers', managed.slice(0, SAMPLE), (link) => verifyReference(job, link));
  const groups = [...job.links.groups.values()];
  await workThrough(job, 'verify groups', groups, (link) => verifyGroup(job, link, deletedIds));
  if (job.ledger.stopReason() === undefined) await verifyPages(job);
}

async function verifyUser(job: Job, link: UserLink): Promise<'unchanged' | 'failed'> {
  const request = readUser(link.id);
  const answer = await job.client.send(request);
  const code = link.source.standing === 'active' ? 'object-lost' : 'inactive-hidden';
  if (!isAccepted(job, request, answer, [200], answer.status === 404 ? code : 'query-refused')) return 'failed';
  if (member(answer.body, 'totalResults') !== undefined || textOf(answer.body, 'id') !== link.id) {
    job.ledger.find('match-wrong', `${lineOf(request, answer)}: another object was answered: ${shown(answer.body)}`);
    return 'failed';
  }
  compareUser(job, link, answer.body);
  return 'unchanged';
}

/** Everybody, the disabled ones too, must be found by the matching attribute. */
async function verifyMatch(job: Job, link: UserLink): Promise<'unchanged' | 'failed'> {
  const code = link.source.standing === 'active' ? 'match-lost' : 'inactive-hidden';
  const request = matchUser(link.sent.get('userName') ?? '');
  const answer = await job.client.send(request);
  if (!isAccepted(job, request, answer, [200], answer.status === 404 ? code : 'query-refused')) return 'failed';
  const isFound = listOf(answer.body, 'Resources').some((user) => textOf(user, 'id') === link.id);
  if (!isFound) job.ledger.find(code, lineOf(request, answer));
  return 'unchanged';
}

async function verifyDeleted(job: Job, id: string): Promise<'unchanged'> {
  const request = readUser(id);
  const answer = await job.client.send(request);
  if (answer.status !== 404) job.ledger.find('deleted-still-there', lineOf(request, answer));
  return 'unchanged';
}

async function verifyReference(job: Job, link: UserLink): Promise<'unchanged'> {
  if (link.managerId !== undefined) await ask(job, link.id, link.managerId, true);
  return 'unchanged';
}

async function verifyGroup(
  job: Job,
  link: GroupLink,
  deletedIds: ReadonlySet<string>,
): Promise<'unchanged' | 'failed'> {
  const request = readGroup(link.id);
  const answer = await job.client.send(request);
  if (!isAccepted(job, request, answer, [200], answer.status === 404 ? 'object-lost' : 'query-refused'))
    return 'failed';
  const held = textOf(answer.body, 'displayName');
  if (held !== link.source.displayName) {
    job.ledger.find(
      'value-altered',
      `${link.id}: displayName was sent as ${shown(link.source.displayName)}, is ${shown(held)}`,
    );
  }
  const withMembers = readMembers(link.id);
  const full = await job.client.send(withMembers);
  if (!isAccepted(job, withMembers, full, [200], 'query-refused')) return 'failed';
  compareMembers(job, link, full.body, deletedIds);
  return 'unchanged';
}

/** Pages as account discovery reads them: no one twice, counts that hold, none left out while the directory is small. */
async function verifyPages(job: Job): Promise<void> {
  const seen = new Set<string>();
  let total = Number.POSITIVE_INFINITY;
  for (let page = 0; page < SAMPLE && page * PAGE < total; page += 1) {
    const request = listUsers(page * PAGE + 1, PAGE);
    const answer = await job.client.send(request);
    if (!isAccepted(job, request, answer, [200], 'paging-wrong')) return;
    const ids = listOf(answer.body, 'Resources').map((user) => textOf(user, 'id') ?? '');
    total = Number(member(answer.body, 'totalResults'));
    const isCounted =
      member(answer.body, 'startIndex') === page * PAGE + 1 && member(answer.body, 'itemsPerPage') === ids.length;
    const isShort = ids.length === 0 && page * PAGE < total;
    if (!isCounted || isShort || ids.some((id) => seen.has(id))) {
      job.ledger.find('paging-wrong', `${lineOf(request, answer)}: startIndex, itemsPerPage or the entries are wrong`);
      return;
    }
    for (const id of ids) seen.add(id);
  }
  const isWhole = total <= SAMPLE * PAGE;
  const missing = isWhole ? [...job.links.users.values()].filter((link) => !seen.has(link.id)) : [];
  if (missing.length > 0)
    job.ledger.find('paging-wrong', `${missing.length} users are in no page, for example ${missing[0]?.id}`);
}
