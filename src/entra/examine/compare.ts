// What an object holds against what was sent to it.
import type { GroupLink, Job, UserLink } from '../cycle/job.ts';
import { isSame } from '../cycle/users.ts';
import type { FindingCode } from '../findings/findings.ts';
import { isObject, listOf, member, shown, textOf } from '../json.ts';
import type { Target } from '../mapping.ts';
import { readTarget } from '../target-path.ts';
import { ENTERPRISE_USER } from '../urn.ts';

/** Writes down every value of a user that did not come back as it was sent. */
export function compareUser(job: Job, link: UserLink, user: unknown): void {
  for (const [target, sent] of link.sent) {
    const held = readTarget(user, target);
    if (isSame(target, sent, held)) continue;
    job.ledger.find(
      codeFor(target, held),
      `${link.id}: ${target} was sent as ${shown(sent)}, answered as ${shown(held)}`,
    );
  }
  if (link.source.standing === 'active') compareManager(job, link, user);
}

/** Writes down members that are missing, foreign, twice there or deleted. */
export function compareMembers(job: Job, link: GroupLink, group: unknown, deletedIds: ReadonlySet<string>): void {
  const listed = listOf(group, 'members').map((entry) => textOf(entry, 'value') ?? '');
  const held = new Set(listed);
  const where = `${link.source.displayName} (${link.id})`;
  if (held.size < listed.length)
    job.ledger.find('member-duplicated', `${where}: ${listed.length - held.size} too many`);
  for (const id of link.memberIds.difference(held)) job.ledger.find('member-lost', `${where}: ${id}`);
  for (const id of held.difference(link.memberIds)) {
    job.ledger.find(deletedIds.has(id) ? 'deleted-member-listed' : 'member-foreign', `${where}: ${id}`);
  }
}

function codeFor(target: Target, held: unknown): FindingCode {
  if (target === 'active') return 'active-wrong';
  if (held !== undefined && held !== null) return 'value-altered';
  return target.includes('[') ? 'element-not-created' : 'value-lost';
}

/** A manager in the wrong shape is noted where answers are inspected; here it is about who it is. */
function compareManager(job: Job, link: UserLink, user: unknown): void {
  const manager = member(member(user, ENTERPRISE_USER), 'manager');
  if (manager !== undefined && !isObject(manager)) return;
  const held = textOf(manager, 'value');
  if (held === link.managerId) return;
  const code = link.managerId === undefined ? 'manager-not-removed' : 'manager-wrong';
  job.ledger.find(code, `${link.id}: manager is ${shown(manager)}, was set to ${shown(link.managerId)}`);
}
