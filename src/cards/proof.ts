// What an address holds to show that it was made with a secret of the card.

import type { Platform } from '../domain/index.ts';

export type Hashing = Pick<Platform, 'sha256'>;

/** Hashed twice with the secret, as HMAC does, so that no proof can be lengthened to another one. */
export function proofOf(platform: Hashing, secret: string, subject: string): string {
  return digest(platform, `${secret}\n${digest(platform, `${secret}\n${subject}`)}`);
}

/** The hashes tell nothing of how much of the proof is right. */
export function isSameProof(platform: Hashing, sent: string, proof: string): boolean {
  return digest(platform, sent) === digest(platform, proof);
}

function digest({ sha256 }: Hashing, text: string): string {
  return Buffer.from(sha256(text)).toString('base64url');
}
