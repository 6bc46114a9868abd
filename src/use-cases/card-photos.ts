// What is done with photos of cards.

import { changePhoto, requireEnabled } from '../cards/index.ts';
import { type CardPhoto, findDirectory } from '../domain/index.ts';
import { useCase } from './use-case.ts';

interface PhotoInput {
  readonly directory: string;
  readonly user: string;
  /** Undefined takes the photo away. */
  readonly photo: CardPhoto | undefined;
}

/** Gives the card of a user a photo, or takes it away. */
export const change = useCase({
  right: 'edit',
  scope: 'users:write',
  parse: (input: PhotoInput) => input,
  act: async ({ store, platform }, { directory: name, user, photo }) => {
    const directory = await findDirectory(store, name);
    await requireEnabled(store, directory.id);
    return { ...(await changePhoto({ store, platform, directory }, user, photo)), directoryId: directory.id };
  },
  audit: ({ target, isChanged, directoryId }, _, { photo }) => {
    const changes = [{ path: 'photo', after: photo === undefined ? 'removed' : 'set' }];
    return isChanged ? [{ action: 'card.changed', directoryId, target, changes }] : [];
  },
});
