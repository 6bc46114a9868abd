// What is done with PINs of cards.

import { findCard, requireEnabled } from '../cards/index.ts';
import { findDirectory } from '../domain/index.ts';
import { useCase } from './use-case.ts';

interface PinInput {
  readonly directory: string;
  readonly user: string;
  /** The slow hash of the PIN, made before the transaction; undefined takes the PIN away. */
  readonly pinHash: string | undefined;
}

/** Asks visitors of a card for a PIN, or no longer. */
export const change = useCase({
  right: 'edit',
  scope: 'users:write',
  parse: (input: PinInput) => input,
  act: async ({ store, platform }, { directory: name, user, pinHash }) => {
    const { id: directoryId } = await findDirectory(store, name);
    await requireEnabled(store, directoryId);
    const { cards } = store.directory(directoryId);
    const { resourceId: target, pinHash: before } = await findCard(cards, user);
    const isChanged = pinHash !== undefined || before !== undefined;
    if (isChanged) await cards.savePin(target, pinHash, platform.clock());
    return { target, isChanged, directoryId };
  },
  audit: ({ target, isChanged, directoryId }, _, { pinHash }) => {
    const changes = [{ path: 'pin', after: pinHash === undefined ? 'removed' : 'set' }];
    return isChanged ? [{ action: 'card.changed', directoryId, target, changes }] : [];
  },
});
