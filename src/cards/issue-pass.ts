// The pass of a card: made when the card is added to a wallet for the first time, and the same from then on.

import { Failure, type Platform, randomBase62, type Store, type WalletPass } from '../domain/index.ts';
import { hashOfView, type PassView } from './pass-view.ts';

const tokenLength = 32;

/** The pass of a card that is shown. Throws Failure BC-904 when the card has just gone. */
export async function issuePass(
  { store, platform }: { readonly store: Pick<Store, 'cards' | 'directory' | 'wallet'>; readonly platform: Platform },
  handle: string,
  view: PassView,
): Promise<WalletPass> {
  const known = await store.wallet.find(handle);
  if (known !== undefined) return known;
  const directoryId = (await store.cards.findHandle(handle))?.directoryId;
  const card = directoryId && (await store.directory(directoryId).cards.findByHandle(handle));
  if (directoryId === undefined || card === undefined) throw new Failure('BC-904', { reason: 'page' });
  const { resourceId } = card;
  const token = randomBase62(platform, tokenLength);
  const changedAt = Math.floor(platform.clock() / 1000);
  await store.wallet.add({ handle, directoryId, resourceId, token, hash: hashOfView(platform, view), changedAt });
  const made = await store.wallet.find(handle);
  if (made === undefined) throw new Failure('BC-904', { reason: 'page' });
  return made;
}
