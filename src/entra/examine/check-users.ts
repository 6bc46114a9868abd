// Direct checks of what breaks servers most often with users: one small scene each, every form as Entra sends it.
// Sources: Microsoft, "SCIM 2.0 protocol compliance"; SCIMReferenceCode SCIMTests_Workflow.json; the issues named below.
import type { Answer } from '../client.ts';
import { isAccepted, sendFor } from '../cycle/job.ts';
import { isObject, listOf, member, shown, textOf } from '../json.ts';
import type { Target } from '../mapping.ts';
import { attributeOperations, managerOperation, type Operation } from '../patch-dialect.ts';
import { elementsOfType, readTarget } from '../target-path.ts';
import { ENTERPRISE_USER } from '../urn.ts';
import { createUser, deleteUser, matchUser, patchUser, readUser } from '../wire.ts';
import { type Actor, change, findAfter, look, type Stage } from './stage.ts';

/** The scenes in order; each leaves its actors active. */
export const USER_CHECKS: readonly ((stage: Stage) => Promise<void>)[] = [
  checkOpCase,
  checkActiveStrings,
  checkValuePaths,
  checkPathless,
  checkManager,
  checkOddValues,
  checkMatch,
  checkReusedPrincipalName,
  checkDeletion,
];

/** `op` capitalised; where that is refused, lower case tells whether the letter case is to blame. */
async function checkOpCase(stage: Stage): Promise<void> {
  const [actor] = stage.actors;
  const operation = (op: string): Operation => ({ op, path: 'title', value: 'Prüferin' });
  const capital = patchUser('update user', actor.id, [operation('Add')]);
  const answer = await stage.job.client.send(capital);
  if (isDone(answer)) return;
  const lower = await stage.job.client.send(patchUser('update user', actor.id, [operation('add')]));
  findAfter(stage.job, lower.status < 300 ? 'op-case-sensitive' : 'update-refused', capital, answer);
}

/** Leavers: "False" without the flag, and the disabled user stays visible (ssoready issue 155). */
async function checkActiveStrings(stage: Stage): Promise<void> {
  const [actor] = stage.actors;
  const off = await change(stage, actor, [{ op: 'Replace', path: 'active', value: 'False' }], 'active-string-refused');
  judgeActive(stage, actor, off, false);
  const request = matchUser(actor.values.get('userName') ?? '');
  const found = await sendFor(stage.job, request, [200], 'inactive-hidden');
  if (found !== undefined && listOf(found.body, 'Resources').length === 0)
    findAfter(stage.job, 'inactive-hidden', request, found);
  const on = await change(stage, actor, [{ op: 'Replace', path: 'active', value: 'True' }], 'active-string-refused');
  judgeActive(stage, actor, on, true);
  const withFlag = await change(stage, actor, [{ op: 'replace', path: 'active', value: false }], 'update-refused');
  judgeActive(stage, actor, withFlag, false);
  await change(stage, actor, [{ op: 'replace', path: 'active', value: true }], 'update-refused');
}

function judgeActive(stage: Stage, actor: Actor, user: unknown, wanted: boolean): void {
  const active = member(user, 'active');
  if (user === undefined || typeof active !== 'boolean' || active === wanted) return;
  stage.job.ledger.find('active-wrong', `${actor.id}: active is ${shown(active)}, was set to ${wanted}`);
}

/** Add and Replace through a value path whose element does not exist yet (SCIM-SDK issue 416, scim-for-keycloak issue 73). */
async function checkValuePaths(stage: Stage): Promise<void> {
  const [actor] = stage.actors;
  const cases: readonly (readonly [Target, string, boolean])[] = [
    ['emails[type eq "work"].value', 'pruefung@contoso.example', true],
    ['phoneNumbers[type eq "fax"].value', '0451 / 555 01-39', false],
    ['addresses[type eq "work"].locality', 'Lübeck', true],
    ['phoneNumbers[type eq "mobile"].value', '0170 555 01 22', true],
  ];
  for (const [target, value, isNew] of cases) {
    const user = await change(
      stage,
      actor,
      attributeOperations([{ target, value, isNew }], 'legacy'),
      'element-not-created',
    );
    judgeValue(stage, actor, user, target, value);
  }
  const type = elementsOfType(await look(stage, actor), 'phoneNumbers', 'fax');
  if (type.length > 1) stage.job.ledger.find('element-duplicated', `${actor.id}: ${shown(type)}`);
}

function judgeValue(stage: Stage, actor: Actor, user: unknown, target: Target, sent: string): void {
  const held = readTarget(user, target);
  if (user === undefined || held === sent) return;
  const code = held === undefined && target.includes('[') ? 'element-not-created' : 'value-altered';
  stage.job.ledger.find(code, `${actor.id}: ${target} was sent as ${shown(sent)}, answered as ${shown(held)}`);
}

/** With the flag: one pathless operation with dotted and URN keys (scim-patch issue 132, scimitar issue 69). */
async function checkPathless(stage: Stage): Promise<void> {
  const [actor] = stage.actors;
  const values: readonly (readonly [Target, string])[] = [
    ['displayName', 'Zoë Prüferin-Groß'],
    ['name.givenName', 'Zoë'],
    [`${ENTERPRISE_USER}:employeeNumber`, 'NL-P/1'],
    [`${ENTERPRISE_USER}:department`, 'Prüfung & Öl'],
  ];
  const operation = { op: 'replace', value: Object.fromEntries(values) };
  const user = await change(stage, actor, [operation], 'pathless-not-applied');
  if (user === undefined) return;
  const lost = values.find(([target, value]) => readTarget(user, target) !== value);
  if (lost !== undefined) {
    stage.job.ledger.find('pathless-not-applied', `${actor.id}: ${lost[0]} is ${shown(readTarget(user, lost[0]))}`);
  }
  const surname = actor.values.get('name.familyName');
  if (readTarget(user, 'name.familyName') !== surname) {
    stage.job.ledger.find('value-lost', `${actor.id}: name.familyName was lost although only name.givenName was sent`);
  }
}

/** Set by a bare string, answered as an object, removed by "" (SCIM-SDK issue 686, Budibase issue 15369). */
async function checkManager(stage: Stage): Promise<void> {
  const [actor, boss, other] = stage.actors;
  for (const [id, isNew] of [
    [boss.id, true],
    [other.id, false],
  ] as const) {
    const user = await change(stage, actor, [managerOperation(id, isNew, 'legacy')], 'manager-refused');
    const manager = managerOf(user);
    if (isObject(manager) ? member(manager, 'value') !== id : user !== undefined && manager === undefined) {
      stage.job.ledger.find('manager-wrong', `${actor.id}: manager is ${shown(manager)}, was set to ${shown(id)}`);
    }
  }
  const freed = await change(stage, actor, [managerOperation(undefined, false, 'legacy')], 'manager-not-removed');
  const left = managerOf(freed);
  const value = isObject(left) ? member(left, 'value') : left;
  if (value !== undefined && value !== null) {
    stage.job.ledger.find('manager-not-removed', `${actor.id}: manager is ${shown(left)} after it was set to ""`);
  }
}

function managerOf(user: unknown): unknown {
  return member(member(user, ENTERPRISE_USER), 'manager');
}

/** Attributes with a value of the usual form. */
const wellFormed: readonly (readonly [Target, string])[] = [
  ['emails[type eq "work"].value', 'pruefung@contoso.example'],
  ['phoneNumbers[type eq "work"].value', '+49 451 5550139'],
  ['preferredLanguage', 'de-DE'],
  ['title', 'Prüferin'],
];

/** Values that are no real e-mail, number or language, then "" for each (gallery tests User_Update and Null_Update). */
async function checkOddValues(stage: Stage): Promise<void> {
  const [, actor] = stage.actors;
  for (const [target, usual] of wellFormed) {
    const odd = `upd-${stage.random.guid().slice(0, 8)}`;
    const sent = await setOddValue(stage, actor, target, odd, usual);
    if (sent === undefined) continue;
    judgeValue(stage, actor, await look(stage, actor), target, sent);
    const cleared = await change(stage, actor, [{ op: 'Replace', path: target, value: '' }], 'not-cleared');
    const held = readTarget(cleared, target);
    const isCleared = held === undefined || held === null || held === '';
    if (cleared !== undefined && !isCleared)
      stage.job.ledger.find('not-cleared', `${actor.id}: ${target} is ${shown(held)}`);
  }
}

/** Answers the value that was accepted. Where the odd one is refused, the usual one tells whether the form is to blame. */
async function setOddValue(
  stage: Stage,
  actor: Actor,
  target: Target,
  odd: string,
  usual: string,
): Promise<string | undefined> {
  const set = (value: string) => patchUser('update user', actor.id, [{ op: 'Replace', path: target, value }]);
  const answer = await stage.job.client.send(set(odd));
  if (isDone(answer)) return odd;
  const isUsualDone = isDone(await stage.job.client.send(set(usual)));
  const code = target.includes('[') ? 'element-not-created' : 'update-refused';
  isAccepted(stage.job, set(odd), answer, [], isUsualDone ? 'over-validated' : code);
  return isUsualDone ? usual : undefined;
}

function isDone({ status }: Answer): boolean {
  return status === 200 || status === 204;
}

/** Found by userName, in capitals as well: so asks the SCIM Validator. */
async function checkMatch(stage: Stage): Promise<void> {
  const userName = stage.actors[0].values.get('userName') ?? '';
  for (const asked of [userName, userName.toUpperCase()]) {
    const code = asked === userName ? 'match-lost' : 'match-case-sensitive';
    const request = matchUser(asked);
    const answer = await sendFor(stage.job, request, [200], code);
    const isFound = listOf(answer?.body, 'Resources').some((user) => textOf(user, 'id') === stage.actors[0].id);
    if (answer !== undefined && !isFound) findAfter(stage.job, code, request, answer);
  }
}

/** A new user gets the UPN of a record that is still kept: with Becard's mapping, the same externalId. */
async function checkReusedPrincipalName(stage: Stage): Promise<void> {
  const [actor] = stage.actors;
  const userName = stage.random.guid();
  const request = createUser(new Map([...actor.values, ['userName', userName]]));
  const answer = await sendFor(stage.job, request, [201], 'external-id-unique');
  const id = textOf(answer?.body, 'id');
  if (id !== undefined) await stage.job.client.send(deleteUser(id));
}

/** Purged: gone by id, an empty list by filter, 404 the second time, and the userName is free again. */
async function checkDeletion(stage: Stage): Promise<void> {
  const [, , actor] = stage.actors;
  const { client } = stage.job;
  await sendFor(stage.job, deleteUser(actor.id), [204], 'delete-refused');
  await sendFor(stage.job, readUser(actor.id), [404], 'deleted-still-there');
  await sendFor(stage.job, deleteUser(actor.id), [404], 'deleted-still-there');
  const request = matchUser(actor.values.get('userName') ?? '');
  const found = await sendFor(stage.job, request, [200], 'filter-miss-not-200');
  if (found !== undefined && member(found.body, 'totalResults') !== 0)
    findAfter(stage.job, 'deleted-still-there', request, found);
  const again = await sendFor(stage.job, createUser(actor.values), [201], 'deleted-not-recreatable');
  const id = textOf(again?.body, 'id');
  if (id !== undefined) await client.send(deleteUser(id));
}
