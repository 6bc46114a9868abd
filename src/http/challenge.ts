// The challenge of a 401: the scheme, and whether the token that was sent is the reason (RFC 6750 §3).

import type { ErrorCode, Failure } from '../domain/index.ts';

/** Refusals of requests that bring no token. */
const withoutToken: readonly ErrorCode[] = ['BC-101', 'BC-901', 'BC-902'];

const withoutOneToken: readonly string[] = ['malformed', 'noStreamToken'];

/** The value of WWW-Authenticate for a refused request. */
export function challenge(realm: string, { code, fields }: Failure): string {
  const bringsToken = !withoutToken.includes(code) && !withoutOneToken.includes(String(fields?.['reason']));
  return `Bearer realm="${realm}"${bringsToken ? ', error="invalid_token"' : ''}`;
}
