// The stage for direct checks: three people and a group that live only as long as the checks.
import type { Answer } from '../client.ts';
import { type Job, sendFor } from '../cycle/job.ts';
import type { FindingCode } from '../findings/findings.ts';
import { lineOf } from '../findings/inspect.ts';
import { textOf } from '../json.ts';
import { mapPerson, type TargetValues } from '../mapping.ts';
import type { Operation } from '../patch-dialect.ts';
import { hire, type Person } from '../tenant/person.ts';
import type { Random } from '../tenant/random.ts';
import { createGroup, createUser, deleteGroup, deleteUser, patchUser, readUser, type WireRequest } from '../wire.ts';

/** One person on the stage. */
export interface Actor {
  readonly id: string;
  readonly person: Person;
  readonly values: TargetValues;
}

/** Three people without phone, address or mail, and one group without members. */
export interface Stage {
  readonly job: Job;
  readonly random: Random;
  readonly actors: readonly [Actor, Actor, Actor];
  readonly group: { readonly id: string; readonly externalId: string; readonly displayName: string };
}

/** Sets the stage; undefined when the server does not even take these. */
export async function setStage(job: Job, random: Random): Promise<Stage | undefined> {
  const tag = random.guid().slice(0, 8);
  const first = await enter(job, bareActor(job, random, tag));
  const second = await enter(job, bareActor(job, random, tag));
  const third = await enter(job, bareActor(job, random, tag));
  const displayName = `Prüfgruppe Äpfel & Öl [${tag}]`;
  const externalId = random.guid();
  const answer = await sendFor(job, createGroup(externalId, displayName), [201], 'create-refused');
  const id = textOf(answer?.body, 'id');
  if (first === undefined || second === undefined || third === undefined || id === undefined) return undefined;
  return { job, random, actors: [first, second, third], group: { id, externalId, displayName } };
}

/** Clears the stage, as far as it is not cleared yet. */
export async function clearStage({ job, actors, group }: Stage): Promise<void> {
  for (const actor of actors) await job.client.send(deleteUser(actor.id));
  await job.client.send(deleteGroup(group.id));
}

/** Changes a person on the stage and answers how they are then; undefined when the change was refused under `code`. */
export async function change(
  stage: Stage,
  actor: Actor,
  operations: readonly Operation[],
  code: FindingCode,
): Promise<unknown> {
  const request = patchUser('update user', actor.id, operations);
  const answer = await sendFor(stage.job, request, [200, 204], code);
  return answer === undefined ? undefined : look(stage, actor);
}

/** How a person on the stage is now. */
export async function look(stage: Stage, actor: Actor): Promise<unknown> {
  const answer = await sendFor(stage.job, readUser(actor.id), [200], 'query-refused');
  return answer?.body;
}

/** Writes a finding down with the request that led to it. */
export function findAfter(job: Job, code: FindingCode, request: WireRequest, answer: Answer): void {
  job.ledger.find(code, lineOf(request, answer));
}

function bareActor(job: Job, random: Random, tag: string): { readonly person: Person; readonly values: TargetValues } {
  const domain = `pruefung-${tag}.example`;
  const aliasTag = random.guid().slice(0, 6);
  const hired = hire({ random, domain, employeeNumber: 0, managerId: undefined, isTaken: () => false });
  const { objectId, givenName, surname } = hired;
  const mailNickname = `${hired.mailNickname}.${aliasTag}`;
  const userPrincipalName = `${mailNickname}@${domain}`;
  const displayName = `${givenName} ${surname} (Prüfung)`;
  const person: Person = {
    objectId,
    givenName,
    surname,
    mailNickname,
    userPrincipalName,
    displayName,
    kind: 'member',
    standing: 'active',
  };
  return { person, values: mapPerson(person, job.mapping) };
}

async function enter(job: Job, actor: Omit<Actor, 'id'>): Promise<Actor | undefined> {
  const answer = await sendFor(job, createUser(actor.values), [201], 'create-refused');
  const id = textOf(answer?.body, 'id');
  return id === undefined ? undefined : { ...actor, id };
}
