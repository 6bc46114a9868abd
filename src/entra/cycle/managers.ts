// Managers in a cycle: references follow once everybody is there, each as a PATCH of its own.
// Source: Microsoft, "How Application Provisioning works" and "Develop a SCIM endpoint", Examples 4 and 5.
import { lineOf } from '../findings/inspect.ts';
import { member } from '../json.ts';
import type { Person } from '../tenant/person.ts';
import { checkManager, updateManager } from '../wire.ts';
import { isAccepted, type Job, sendFor } from './job.ts';
import type { Outcome } from './pool.ts';

/** Whether a person's manager differs from what was provisioned. A manager without an object of their own is not sent. */
export function needsManager(job: Job, person: Person): boolean {
  const link = job.links.users.get(person.objectId);
  if (link === undefined || person.standing !== 'active') return false;
  if (person.managerId === undefined) return link.managerId !== undefined;
  const wanted = job.links.users.get(person.managerId)?.id;
  return wanted !== undefined && wanted !== link.managerId;
}

/** Sets, changes or removes the manager of one person, after asking whether it holds already. */
export async function provisionManager(job: Job, person: Person): Promise<Outcome> {
  const link = job.links.users.get(person.objectId);
  if (link === undefined) return 'unchanged';
  const { managerId: before, ...rest } = link;
  const wanted = person.managerId === undefined ? undefined : job.links.users.get(person.managerId)?.id;
  if (wanted !== undefined) await ask(job, link.id, wanted, false);
  const request = updateManager(link.id, wanted, before === undefined, job.dialect);
  const answer = await sendFor(job, request, [200, 204], 'manager-refused');
  if (answer === undefined) return 'failed';
  job.links.users.set(person.objectId, wanted === undefined ? rest : { ...rest, managerId: wanted });
  return 'updated';
}

/** Asks whether `managerId` is the manager, and writes down an answer that is not the expected one. */
export async function ask(job: Job, id: string, managerId: string, isExpected: boolean): Promise<void> {
  const request = checkManager(id, managerId);
  const answer = await job.client.send(request);
  if (!isAccepted(job, request, answer, [200], 'query-refused')) return;
  const total = member(answer.body, 'totalResults');
  if (total !== (isExpected ? 1 : 0)) {
    job.ledger.find('reference-check-wrong', `${lineOf(request, answer)}: totalResults ${String(total)}`);
  }
}
