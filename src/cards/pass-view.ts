// What a pass in a wallet shows: the card in both languages, or that it is not active any more.

import type { CardLanguage, Platform, Store } from '../domain/index.ts';
import type { PublicCard } from './public-card.ts';
import { readPublicCard } from './read-public.ts';

export type PassView =
  /** `card` is in its own language, `translated` in the other one. */
  | {
      readonly kind: 'active';
      readonly card: PublicCard;
      readonly translated: PublicCard;
      /** Undefined where the card has none. */
      readonly readPhoto?: () => Promise<Uint8Array | undefined>;
    }
  | { readonly kind: 'void'; readonly organisation: string | undefined };

export type ActiveView = Extract<PassView, { readonly kind: 'active' }>;

/** A pass whose card is paused, or whose user has left, stays on phones and says so. */
export async function readPassView(store: Pick<Store, 'cards' | 'directory'>, handle: string): Promise<PassView> {
  const found = await readPublicCard(store, handle, undefined);
  if (found.kind !== 'shown') {
    return { kind: 'void', organisation: found.kind === 'gone' ? found.leaver?.organisation : undefined };
  }
  const { card, inLanguage, readPhoto } = found;
  return { kind: 'active', card, translated: inLanguage(otherLanguage(card.language)), readPhoto };
}

/** Names what a pass shows: equal views have equal hashes. The card names its photo. */
export function hashOfView({ sha256 }: Pick<Platform, 'sha256'>, view: PassView): string {
  return Buffer.from(sha256(JSON.stringify(view))).toString('hex');
}

function otherLanguage(language: CardLanguage): CardLanguage {
  return language === 'de' ? 'en' : 'de';
}
