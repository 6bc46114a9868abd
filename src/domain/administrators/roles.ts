// What a signed-in administrator may do. An auditor reads, also who did what; an editor works on people; an administrator holds
// the keys as well (tokens, switches, directories) and sees how the installation runs; an owner also decides who is an administrator.

import { Failure } from '../errors/failure.ts';
import type { Role } from '../model.ts';

/** Every right with the roles that have it. `read` is what being signed in means. */
const holders = {
  /** Directories, people, groups and the provisioning log. */
  read: ['owner', 'administrator', 'editor', 'auditor'],
  /** People: restore, edit, export. */
  edit: ['owner', 'administrator', 'editor'],
  /** Directories, switches, Secret Tokens, schemas. */
  administer: ['owner', 'administrator'],
  /** The audit log, the list of administrators, how long things are kept. */
  audit: ['owner', 'administrator', 'auditor'],
  /** Version, nodes, database, load. */
  operate: ['owner', 'administrator'],
  /** Who is an administrator, and with which role. */
  own: ['owner'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Right = keyof typeof holders;

export function hasRight(role: Role, right: Right): boolean {
  const allowed: readonly Role[] = holders[right];
  return allowed.includes(role);
}

/** Refuses what the role does not allow. */
export function requireRight(role: Role, right: Right): void {
  if (hasRight(role, right)) return;
  const needed = right === 'own' ? 'Owner' : 'Administrator';
  throw new Failure('BC-903', { reason: 'role', role, needed });
}
