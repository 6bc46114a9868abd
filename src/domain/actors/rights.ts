// What a signed-in administrator may do. An auditor reads, also who did what; an editor works on people; an administrator holds
// the keys as well (tokens, switches, directories) and sees how the installation runs; an owner also decides who is an administrator.

import type { Role } from '../administrators/administrator.ts';
import { requireConfirmed } from '../administrators/sessions.ts';
import { Failure } from '../errors/failure.ts';
import type { Platform } from '../platform.ts';
import type { Actor } from './actor.ts';
import { hasScope, type Scope } from './scopes.ts';

/** Every right with the roles that have it. `read` is what being signed in means. */
const holders = {
  /** The state, the tokens and the log of a directory, without personal values for the holder of a setup link. */
  observe: ['owner', 'administrator', 'editor', 'auditor'],
  /** Directories, people, groups and the provisioning log. */
  read: ['owner', 'administrator', 'editor', 'auditor'],
  /** People: restore, edit, export. */
  edit: ['owner', 'administrator', 'editor'],
  /** The connection of a directory: its switches and Secret Tokens. The holder of a setup link has this right in one directory. */
  connect: ['owner', 'administrator'],
  /** Directories, setup links, schemas. */
  administer: ['owner', 'administrator'],
  /** The audit log, the list of administrators, how long things are kept. */
  audit: ['owner', 'administrator', 'auditor'],
  /** Version, nodes, database, load. */
  operate: ['owner', 'administrator'],
  /** Who is an administrator, and with which role. */
  own: ['owner'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Right = keyof typeof holders;

// Object.keys gives the keys of a literal.
const rights = Object.keys(holders) as readonly Right[];

/** What a caller needs in order to do something. */
export interface Need {
  /** "public" where the act itself proves who the caller is. */
  readonly right: Right | 'public';
  /** Whether an administrator must have given the password in the last minutes. */
  readonly needsPassword?: boolean | undefined;
  /** What an API key must be allowed; its scopes alone decide what it may do. Absent: no API key may do it. */
  readonly scope?: Scope | undefined;
}

/** The rights behind each scope: a caller who grants it to a key must have them. */
const scopeRights: Readonly<Record<Scope, readonly Right[]>> = {
  'directories:read': ['read'],
  'directories:write': ['read', 'administer'],
  'users:read': ['read'],
  'users:write': ['read', 'edit'],
  'events:read': ['read'],
  'webhooks:read': ['read'],
  'event-streams:read': ['read'],
  'event-streams:write': ['read', 'administer'],
  'webhooks:write': ['read', 'administer'],
  'log:read': ['read'],
  'audit:read': ['audit'],
  'tokens:write': ['connect'],
  admin: rights,
};

/** Refuses a caller who does not have what is needed: BC-903 for the right or the scope, BC-909 for the password. */
export function requireNeed(actor: Actor, platform: Platform, { right, scope, needsPassword = false }: Need): void {
  if (actor.kind === 'api-key') {
    requireScope(actor, scope);
    return;
  }
  if (right !== 'public') requireRight(actor, right);
  if (needsPassword) requirePassword(actor, platform);
}

/** Refuses an administrator who gave the password too long ago; other callers have none. */
export function requirePassword(actor: Actor, platform: Platform): void {
  if (actor.kind === 'administrator') requireConfirmed(platform, actor.session);
}

/** Whether the caller may have what this scope allows: an API key that has it, or any other caller. */
export function isAllowed(actor: Actor, scope: Scope): boolean {
  return actor.kind !== 'api-key' || hasScope(actor.scopes, scope);
}

/** Refuses an API key without this scope, or any key where there is no scope; other callers have none. */
export function requireScope(actor: Actor, scope: Scope | undefined): void {
  if (actor.kind !== 'api-key') return;
  if (scope === undefined) throw new Failure('BC-903', { reason: 'caller' });
  if (!isAllowed(actor, scope)) throw new Failure('BC-903', { reason: 'scope', scope });
}

/** Refuses a caller who would give a key more than the caller has. */
export function requireGrant(actor: Actor, scopes: readonly Scope[]): void {
  for (const scope of scopes) {
    requireScope(actor, scope);
    if (actor.kind !== 'api-key') for (const right of scopeRights[scope]) requireRight(actor, right);
  }
}

/** Refuses what the caller has no right to. */
function requireRight(actor: Actor, right: Right): void {
  if (rightsOf(actor).includes(right)) return;
  if (actor.kind !== 'administrator') throw new Failure('BC-903', { reason: 'caller' });
  const needed = right === 'own' ? 'Owner' : 'Administrator';
  throw new Failure('BC-903', { reason: 'role', role: actor.role, needed });
}

type Holder =
  | { readonly kind: 'administrator'; readonly role: Role }
  | { readonly kind: 'api-key'; readonly scopes: readonly Scope[] }
  | { readonly kind: Exclude<Actor['kind'], 'administrator' | 'api-key'> };

/** What a caller may do. The console is sent the list of its caller and keeps none of its own. */
export function rightsOf(holder: Holder): readonly Right[] {
  switch (holder.kind) {
    case 'administrator':
      return rights.filter((right) => isHeldBy(holder.role, right));
    case 'cli':
    case 'system':
      return rights;
    case 'api-key':
      return rights.filter((right) => holder.scopes.some((scope) => scopeRights[scope].includes(right)));
    case 'setup-link':
      return ['observe', 'connect'];
    default:
      return [];
  }
}

function isHeldBy(role: Role, right: Right): boolean {
  const roles: readonly Role[] = holders[right];
  return roles.includes(role);
}
