// The session cookie (RFC 6265 and its successor's `__Host-` prefix): no script reads it, no other site sends it along on a write.

import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { OpenedSession } from '../../directory/index.ts';

const name = 'becard_session';

/** The secret in the cookie of a request, if there is one. */
export function readSessionCookie(context: Context, publicUrl: string): string | undefined {
  return isSecure(publicUrl) ? getCookie(context, name, 'host') : getCookie(context, name);
}

export function writeSessionCookie(context: Context, publicUrl: string, session: OpenedSession): void {
  const options = { httpOnly: true, sameSite: 'Lax', path: '/', expires: new Date(session.expiresAt) } as const;
  if (isSecure(publicUrl)) setCookie(context, name, session.secret, { ...options, secure: true, prefix: 'host' });
  else setCookie(context, name, session.secret, options);
}

export function clearSessionCookie(context: Context, publicUrl: string): void {
  const secure = isSecure(publicUrl);
  deleteCookie(context, secure ? `__Host-${name}` : name, { path: '/', secure });
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
