// The session cookie (RFC 6265 and its successor's `__Host-` prefix): no script reads it, no other site sends it along on a write.

import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { OpenedSession } from '../../../domain/index.ts';

/** The cookies of a guest and of a person with a card are of their own: they open nothing that a session opens. */
const names = { session: 'becard_session', guest: 'becard_setup', person: 'becard_card' } as const;

/** The secret in the cookie of a request, if there is one. */
export function readSessionCookie(context: Context, publicUrl: string): string | undefined {
  return read(context, publicUrl, names.session);
}

export function writeSessionCookie(context: Context, publicUrl: string, { secret, expiresAt }: OpenedSession): void {
  write(context, publicUrl, names.session, secret, expiresAt);
}

export function clearSessionCookie(context: Context, publicUrl: string): void {
  clear(context, publicUrl, names.session);
}

/** The secret of the setup link that a guest came in by. */
export function readGuestCookie(context: Context, publicUrl: string): string | undefined {
  return read(context, publicUrl, names.guest);
}

export function writeGuestCookie(context: Context, publicUrl: string, secret: string, expiresAt: number): void {
  write(context, publicUrl, names.guest, secret, expiresAt);
}

export function clearGuestCookie(context: Context, publicUrl: string): void {
  clear(context, publicUrl, names.guest);
}

/** The secret of the link by which a person came to the own card. */
export function readPersonCookie(context: Context, publicUrl: string): string | undefined {
  return read(context, publicUrl, names.person);
}

export function writePersonCookie(context: Context, publicUrl: string, secret: string, expiresAt: number): void {
  write(context, publicUrl, names.person, secret, expiresAt);
}

export function clearPersonCookie(context: Context, publicUrl: string): void {
  clear(context, publicUrl, names.person);
}

function read(context: Context, publicUrl: string, name: string): string | undefined {
  return isSecure(publicUrl) ? getCookie(context, name, 'host') : getCookie(context, name);
}

function write(context: Context, publicUrl: string, name: string, secret: string, expiresAt: number): void {
  const options = { httpOnly: true, sameSite: 'Lax', path: '/', expires: new Date(expiresAt) } as const;
  if (isSecure(publicUrl)) setCookie(context, name, secret, { ...options, secure: true, prefix: 'host' });
  else setCookie(context, name, secret, options);
}

function clear(context: Context, publicUrl: string, name: string): void {
  const secure = isSecure(publicUrl);
  deleteCookie(context, secure ? `__Host-${name}` : name, { path: '/', secure });
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
