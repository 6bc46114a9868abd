// The signature of a card for mail programs that fetch it: the card is found there only by the key in the address.

import { type FoundCard, isSignatureProof, type SignatureForm, signatureDocument } from '../../cards/index.ts';
import type { Platform } from '../../domain/index.ts';
import type { PublicAnswer } from './answers.ts';

type Shown = Extract<FoundCard, { readonly kind: 'shown' }>;

interface Asked {
  readonly handle: string;
  readonly key: string | undefined;
}

/** What is found at the address of a signature. A mail program enters no PIN, so that a card with one is not found. */
export function findSigned(platform: Pick<Platform, 'sha256'>, found: FoundCard, { handle, key }: Asked): FoundCard {
  if (found.kind !== 'shown') return found;
  const { pinHash, signatureKey } = found;
  const isFound =
    pinHash === undefined && signatureKey !== undefined && isSignatureProof(platform, { handle, signatureKey }, key);
  return isFound ? found : { kind: 'unknown' };
}

/** Only the one whose signature it is may keep it in a cache. */
export function answerSignature({ card, sign }: Shown, page: string, form: SignatureForm): PublicAnswer {
  const signature = sign(page);
  const headers = { 'cache-control': 'private, no-cache', 'content-language': card.language };
  if (form === 'txt') return { status: 200, type: 'text/plain; charset=utf-8', body: `${signature.text}\n`, headers };
  const body = signatureDocument(card, signature);
  return { status: 200, type: 'text/html; charset=utf-8', body, hasStyledElements: true, headers };
}
