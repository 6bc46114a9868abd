// What a signed-in administrator may do. An auditor reads; an editor works on people; an administrator also holds
// the keys (tokens, switches, directories); an owner also decides who is an administrator.

import { Failure } from './failure.ts';
import type { Role } from './model.ts';

/** Kinds of actions, from harmless to far-reaching. */
export type Right = 'read' | 'edit' | 'administer' | 'own';

const rights: Readonly<Record<Role, readonly Right[]>> = {
  auditor: ['read'],
  editor: ['read', 'edit'],
  administrator: ['read', 'edit', 'administer'],
  owner: ['read', 'edit', 'administer', 'own'],
};

export function hasRight(role: Role, right: Right): boolean {
  return rights[role].includes(right);
}

/** Refuses what the role does not allow. */
export function requireRight(role: Role, right: Right): void {
  if (hasRight(role, right)) return;
  const needed = right === 'own' ? 'Owner' : 'Administrator';
  throw new Failure('BC-903', `The role "${role}" does not allow this. Ask an owner for the role ${needed}.`);
}
