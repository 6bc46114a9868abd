// The scopes of an API key as the console offers them.

import type { Scope } from '../../../src/http/api/schemas/api-keys.ts';

/** Each scope, in the order of the form: in two columns, what reads is beside what writes. */
const isOffered: Readonly<Record<Scope, true>> = {
  'directories:read': true,
  'directories:write': true,
  'users:read': true,
  'users:write': true,
  'webhooks:read': true,
  'webhooks:write': true,
  'event-streams:read': true,
  'event-streams:write': true,
  'events:read': true,
  'tokens:write': true,
  'log:read': true,
  'audit:read': true,
  admin: true,
};

// Object.keys gives the keys of a literal.
export const scopes = Object.keys(isOffered) as readonly Scope[];

/** Scopes over the whole installation: a key for some directories cannot have them. */
export function isOfInstallation(scope: Scope): boolean {
  return scope === 'admin' || scope === 'audit:read';
}

/** Whether the scope comes with another of those chosen: what writes also reads, and `admin` does everything. */
export function isIncluded(scope: Scope, chosen: readonly Scope[]): boolean {
  const others = chosen.filter((other) => other !== scope);
  return others.some((other) => other === 'admin' || other.replace(/:write$/, ':read') === scope);
}
