// The address at which a mail program fetches the signature of a card. It is valid until its key is taken away.

import type { Platform } from '../domain/index.ts';
import { type Hashing, isSameProof, proofOf } from './proof.ts';

/** The endings of the forms. */
export type SignatureForm = 'html' | 'txt';

/** Which card, and its key: with another key, or none, the addresses that were given before end. */
export interface Addressed {
  readonly handle: string;
  readonly signatureKey: string;
}

const proofForm = /^[\w-]{43}$/;

const keyBytes = 32;

/** Not guessable. */
export function createSignatureKey({ randomBytes }: Pick<Platform, 'randomBytes'>): string {
  return Buffer.from(randomBytes(keyBytes)).toString('base64url');
}

/** The address of the signature in a form; `page` is that of the card. */
export function signatureAddress(platform: Hashing, page: string, card: Addressed, form: SignatureForm): string {
  return `${page}/signature.${form}?key=${proofFor(platform, card)}`;
}

export function isSignatureProof(platform: Hashing, card: Addressed, sent: string | undefined): boolean {
  return proofForm.test(sent ?? '') && isSameProof(platform, sent ?? '', proofFor(platform, card));
}

function proofFor(platform: Hashing, { handle, signatureKey }: Addressed): string {
  return proofOf(platform, signatureKey, `signature\n${handle}`);
}
