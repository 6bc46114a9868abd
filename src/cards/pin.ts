// The PIN of a card: before visitors have entered it they see nothing of the card. The way in is an address that ends after ten minutes.

import { Failure, type Platform } from '../domain/index.ts';
import { isSameProof, proofOf } from './proof.ts';

const pinForm = /^[\x21-\x7e]{4,8}$/;
const validMs = 10 * 60_000;
const keyForm = /^(\d{13,15})\.([\w-]{43})$/;

/** Throws Failure BC-906 for what is no PIN. */
export function checkPin(pin: string): string {
  if (!pinForm.test(pin)) throw new Failure('BC-906', { reason: 'cardPin' });
  return pin;
}

type Hashing = Pick<Platform, 'sha256' | 'clock'>;

/** Which card, and the hash of its PIN: with another PIN the keys that were given before end. */
export interface Locked {
  readonly handle: string;
  readonly pinHash: string;
}

/** What an address holds by which a visitor who knew the PIN sees the card. */
export function keyTo(platform: Hashing, card: Locked): string {
  const expiresAt = String(platform.clock() + validMs);
  return `${expiresAt}.${proofFor(platform, card, expiresAt)}`;
}

export function isKeyTo(platform: Hashing, card: Locked, key: string | undefined): boolean {
  const [, expiresAt = '', proof = ''] = keyForm.exec(key ?? '') ?? [];
  if (expiresAt === '' || Number(expiresAt) <= platform.clock()) return false;
  return isSameProof(platform, proof, proofFor(platform, card, expiresAt));
}

function proofFor(platform: Hashing, { handle, pinHash }: Locked, expiresAt: string): string {
  return proofOf(platform, pinHash, `${handle}\n${expiresAt}`);
}
