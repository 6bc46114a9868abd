// Direct checks of what breaks servers most often with groups: members that vanish, and members that were not asked for.
// Sources: AzureAD/SCIMReferenceCode issue 10, SimpleIdServer issue 164, apache/directory-scimple issue 436.

import { sendFor } from '../cycle/job.ts';
import type { FindingCode } from '../findings/findings.ts';
import { isScimError } from '../findings/inspect.ts';
import { listOf, textOf } from '../json.ts';
import type { Dialect } from '../patch-dialect.ts';
import { addMembers, createGroup, matchGroup, readMembers, removeMembers } from '../wire.ts';
import { findAfter, type Stage } from './stage.ts';

/** The scenes in order; the group is empty again after the members' one. */
export const GROUP_CHECKS: readonly ((stage: Stage) => Promise<void>)[] = [checkMatch, checkDuplicate, checkMembers];

/** Found by name in any letter case, without members. */
async function checkMatch(stage: Stage): Promise<void> {
  for (const name of [stage.group.displayName, stage.group.displayName.toUpperCase()]) {
    const request = matchGroup(name);
    const answer = await sendFor(stage.job, request, [200], 'query-refused');
    if (answer === undefined) return;
    const isFound = listOf(answer.body, 'Resources').some((group) => textOf(group, 'id') === stage.group.id);
    const code = name === stage.group.displayName ? 'match-lost' : 'match-case-sensitive';
    if (!isFound) findAfter(stage.job, code, request, answer);
  }
}

// The same object of Entra again: another one may have the same name, since names in Entra are not unique.
async function checkDuplicate(stage: Stage): Promise<void> {
  const request = createGroup(stage.group.externalId, stage.group.displayName);
  const answer = await sendFor(stage.job, request, [409], 'duplicate-accepted');
  if (answer === undefined) return;
  const isTyped = isScimError(answer) && textOf(answer.body, 'scimType') === 'uniqueness';
  if (!isTyped) findAfter(stage.job, 'duplicate-shape', request, answer);
}

/** Removes one of three in each dialect: the others must stay. Twice added is once there; not there is removed all the same. */
async function checkMembers(stage: Stage): Promise<void> {
  const [first, second, third] = stage.actors.map((actor) => actor.id);
  if (first === undefined || second === undefined || third === undefined) return;
  for (const dialect of ['legacy', '2020'] as const) {
    await patch(stage, 'add', [first, second, third], dialect, 'members-refused');
    await patch(stage, 'add', [first], dialect, 'members-refused');
    await expectMembers(stage, [first, second, third], 'member-lost');
    await patch(stage, 'remove', [second], dialect, 'members-refused');
    await expectMembers(stage, [first, third], 'members-emptied');
    await patch(stage, 'remove', [second], dialect, 'remove-not-idempotent');
    await patch(stage, 'remove', [first, third], dialect, 'members-refused');
  }
}

async function patch(
  stage: Stage,
  verb: 'add' | 'remove',
  ids: readonly string[],
  dialect: Dialect,
  code: FindingCode,
): Promise<void> {
  const request =
    verb === 'add' ? addMembers(stage.group.id, ids, dialect) : removeMembers(stage.group.id, ids, dialect);
  await sendFor(stage.job, request, [200, 204], code);
}

async function expectMembers(stage: Stage, wanted: readonly string[], codeIfMissing: FindingCode): Promise<void> {
  const request = readMembers(stage.group.id);
  const answer = await sendFor(stage.job, request, [200], 'query-refused');
  if (answer === undefined) return;
  const held = listOf(answer.body, 'members').map((entry) => textOf(entry, 'value') ?? '');
  const { ledger } = stage.job;
  const where = stage.group.displayName;
  if (wanted.some((id) => !held.includes(id)))
    ledger.find(codeIfMissing, `${where}: ${held.length} of ${wanted.length} members left`);
  if (held.some((id) => !wanted.includes(id))) ledger.find('member-foreign', `${where}: a removed user is a member`);
  if (new Set(held).size < held.length) ledger.find('member-duplicated', where);
}
