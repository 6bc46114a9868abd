// What is done with PINs of cards.

import { findCard } from '../cards/index.ts';
import { type DirectoryAddress, editing, openEnabled } from './card-scope.ts';
import { useCase } from './use-case.ts';

interface PinInput extends DirectoryAddress {
  readonly user: string;
  /** The slow hash of the PIN, made before the transaction; undefined takes the PIN away. */
  readonly pinHash: string | undefined;
}

/** Asks visitors of a card for a PIN, or no longer. */
export const change = useCase({
  ...editing,
  parse: (input: PinInput) => input,
  act: async (tx, { directory: name, user, pinHash }) => {
    const { store, platform, directory } = await openEnabled(tx, name);
    const { cards } = store.directory(directory.id);
    const { resourceId: target, pinHash: before } = await findCard(cards, user);
    const isChanged = pinHash !== undefined || before !== undefined;
    if (isChanged) await cards.savePin(target, pinHash, platform.clock());
    return { target, isChanged, directoryId: directory.id };
  },
  audit: ({ target, isChanged, directoryId }, _, { pinHash }) => {
    const changes = [{ path: 'pin', after: pinHash === undefined ? 'removed' : 'set' }];
    return isChanged ? [{ action: 'card.changed', directoryId, target, changes }] : [];
  },
});
