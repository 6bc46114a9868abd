// E-mail addresses of administrators. They are compared in lower case.

import { Failure } from '../errors/failure.ts';

const maxEmailLength = 254;
const emailPattern = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u;

export function normalizeEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** The text as the e-mail address that an account may have, or undefined. */
export function parseEmail(text: string): string | undefined {
  const email = normalizeEmail(text);
  const isEmail = email.length <= maxEmailLength && emailPattern.test(email) && email.isWellFormed();
  return isEmail ? email : undefined;
}

export function checkEmail(email: string): string {
  const parsed = parseEmail(email);
  if (parsed !== undefined) return parsed;
  throw new Failure('BC-906', { reason: 'email' });
}
