// Which passwords an administrator may choose: long enough, and nothing that is tried first (ASVS 5.0, 6.2.1 to 6.2.4 and 6.2.11; NIST SP 800-63B §5.1.1.2).

import { Failure } from '../errors/failure.ts';
import type { Platform } from '../platform.ts';
import { isFrequentPassword } from './frequent-passwords.ts';

const minLength = 12;
export const maxPasswordLength = 256;
const productName = 'becard';
/** A common password with fewer characters than these around it is still a common one. */
const minAround = 6;
/** So many characters that come again and again are no password. */
const maxPattern = 4;
/** A shorter name of a mailbox is a part of many words. */
const minMailboxLength = 4;

/** Refuses a password with BC-906 for its length, with BC-912 when it is easily guessed. */
export function checkPassword({ sha256 }: Pick<Platform, 'sha256'>, password: string, email: string): void {
  checkLength(password);
  const folded = password.normalize('NFKC').toLowerCase();
  const reason = reasonAgainst(folded, email.toLowerCase(), (text) => isFrequentPassword(sha256(text)));
  if (reason !== undefined) throw new Failure('BC-912', { reason });
}

function checkLength(password: string): void {
  const length = [...password].length;
  if (length >= minLength && password.length <= maxPasswordLength && password.isWellFormed()) return;
  throw new Failure('BC-906', { reason: 'password', minLength, maxLength: maxPasswordLength, length });
}

/** Why a password is easily guessed. */
type Guessable = 'mailbox' | 'product' | 'pattern' | 'frequent';

function reasonAgainst(password: string, email: string, isFrequent: (text: string) => boolean): Guessable | undefined {
  const mailbox = email.slice(0, email.lastIndexOf('@'));
  if (mailbox.length >= minMailboxLength && password.includes(mailbox)) return 'mailbox';
  if (password.includes(productName)) return 'product';
  const pattern = patternOf(password);
  if (pattern.length <= maxPattern) return 'pattern';
  if (isFrequent(pattern) || partsOf(password).some(isFrequent)) return 'frequent';
  return undefined;
}

/** What comes again and again in a text: "1234567890" of "123456789012"; the whole text when nothing does. */
function patternOf(text: string): string {
  for (let length = 1; length < text.length; length += 1) {
    if (text.startsWith(text.slice(length))) return text.slice(0, length);
  }
  return text;
}

/** The text, and what is left of it without a few characters at its ends. */
function partsOf(text: string): readonly string[] {
  const around = Array.from({ length: minAround }, (_, count) => count);
  return around.flatMap((count) =>
    Array.from({ length: count + 1 }, (_, start) => text.slice(start, text.length - (count - start))),
  );
}
