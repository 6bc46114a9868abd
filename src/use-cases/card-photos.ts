// What is done with photos of cards.

import { changePhoto } from '../cards/index.ts';
import { actorName, type CardPhoto } from '../domain/index.ts';
import { type DirectoryAddress, editing, openEnabled } from './card-scope.ts';
import { useCase } from './use-case.ts';

interface PhotoInput extends DirectoryAddress {
  readonly user: string;
  /** Undefined takes the photo away. */
  readonly photo: CardPhoto | undefined;
}

/** Gives the card of a user a photo, or takes it away. */
export const change = useCase({
  ...editing,
  parse: (input: PhotoInput) => input,
  act: async (tx, { directory, user, photo }) => {
    const scope = await openEnabled(tx, directory);
    return { ...(await changePhoto(scope, user, photo, actorName(tx.actor))), directoryId: scope.directory.id };
  },
  audit: ({ target, isChanged, directoryId }, _, { photo }) => {
    const changes = [{ path: 'photo', after: photo === undefined ? 'removed' : 'set' }];
    return isChanged ? [{ action: 'card.changed', directoryId, target, changes }] : [];
  },
});
