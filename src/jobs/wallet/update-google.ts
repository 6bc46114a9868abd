// Brings the objects of Google Wallet to what their cards show.

import { readPassView, writeGoogleObject } from '../../cards/index.ts';
import type { Store, WalletPass } from '../../domain/index.ts';
import { GoogleRefusal, type GoogleWallet } from '../../wallet/index.ts';

export interface GoogleScope {
  readonly store: Pick<Store, 'cards' | 'directory' | 'wallet'>;
  readonly google: GoogleWallet;
  /** Without a slash at its end. */
  readonly publicUrl: string;
}

/** Requests under way at a time; Google allows twenty a second. */
const pieceSize = 10;

/**
 * Updates so many objects that are outdated; gives how many there were. Rejects when Google cannot be reached or refuses the account:
 * what was not updated is so later. An object that Google does not take waits for the next change of its card.
 */
export async function updateGoogle(scope: GoogleScope, onRefusal: (error: unknown) => void): Promise<number> {
  const outdated = await scope.store.wallet.outdatedAtGoogle(pieceSize);
  const results = await Promise.allSettled(outdated.map((pass) => update(scope, pass, onRefusal)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return outdated.length;
}

async function update(
  { store, google, publicUrl }: GoogleScope,
  { handle, hash: noticed }: WalletPass,
  onRefusal: (error: unknown) => void,
): Promise<void> {
  const view = await readPassView(store, handle);
  const { classId } = google;
  const id = google.objectIdOf(handle);
  try {
    await google.save(writeGoogleObject(view, { id, classId, page: `${publicUrl}/c/${handle}` }));
  } catch (error) {
    if (!(error instanceof GoogleRefusal) || error.isTemporary) throw error;
    onRefusal(error);
  }
  // What has changed since then is noticed by itself.
  await store.wallet.saveGoogleHash(handle, noticed);
}
