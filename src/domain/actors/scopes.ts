// What an API key may be allowed. A scope that writes includes the reads of its noun, and `admin` includes every scope.

export const scopes = [
  'directories:read',
  'directories:write',
  'users:read',
  'users:write',
  'events:read',
  'webhooks:read',
  'webhooks:write',
  'event-streams:read',
  'event-streams:write',
  'log:read',
  'audit:read',
  'tokens:write',
  'admin',
] as const;

export type Scope = (typeof scopes)[number];

/** Scopes over the whole installation: a key for some directories cannot have them. */
const installationScopes: readonly Scope[] = ['audit:read', 'admin'];

export function parseScope(text: string): Scope | undefined {
  return scopes.find((scope) => scope === text);
}

export function isOfInstallation(scope: Scope): boolean {
  return installationScopes.includes(scope);
}

/** Whether these scopes allow what needs `wanted`. */
export function hasScope(held: readonly Scope[], wanted: Scope): boolean {
  return held.some((scope) => scope === 'admin' || scope === wanted || includesRead(scope, wanted));
}

function includesRead(scope: Scope, wanted: Scope): boolean {
  return scope.endsWith(':write') && wanted === scope.replace(/:write$/, ':read');
}
