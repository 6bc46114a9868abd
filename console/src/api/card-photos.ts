// The photo and the PIN of a user's card.

import type { QueryKey } from '@tanstack/react-query';
import type { Answer } from '../../../src/http/api/client-types.ts';
import { cardsKey } from './cards.ts';
import { addressOf, apiOf, type Mutation, sendTo } from './client.ts';
import { pathTo } from './paths.ts';

const photo = '/directories/{directory}/cards/{card}/photo';
const photos = '/directories/{directory}/card-photos';
const pin = '/directories/{directory}/cards/{card}/pin';

/** What changes a photo, and what is read again then. A picture is cut when it is sent. */
export interface PhotoActs {
  readonly set: Mutation<() => Promise<Blob>, unknown>;
  readonly remove: Mutation<void, unknown>;
  readonly rereads: readonly QueryKey[];
}

/** The same for a PIN. */
export interface PinActs {
  readonly set: Mutation<{ readonly pin: string }, unknown>;
  readonly remove: Mutation<void, unknown>;
  readonly rereads: readonly QueryKey[];
}

/** Path of the photo; another one since the card was changed. */
export function photoFile(id: string, card: string, changedAt: string): string {
  return addressOf(photo, { directory: id, card }, { since: changedAt });
}

const setPhoto =
  (id: string, card: string): Mutation<() => Promise<Blob>> =>
  async (cut, { meta }) => {
    const api = apiOf(meta);
    await api.send('PUT', api.address(pathTo(photo, { directory: id, card })), await cut());
  };

/** Sets the photos in a ZIP file. Its type is set here because Windows has another one for the same files. */
export const setPhotos =
  (id: string): Mutation<Blob, Answer<'PUT', typeof photos>> =>
  (file, { meta }) => {
    const api = apiOf(meta);
    const archive = new Blob([file], { type: 'application/zip' });
    return api.send('PUT', api.address(pathTo(photos, { directory: id })), archive);
  };

export const photoActs = (id: string, card: string) =>
  ({
    set: setPhoto(id, card),
    remove: sendTo('DELETE', photo, { directory: id, card }),
    rereads: [cardsKey(id)],
  }) as const;

export const pinActs = (id: string, card: string) =>
  ({
    set: sendTo('PUT', pin, { directory: id, card }),
    remove: sendTo('DELETE', pin, { directory: id, card }),
    rereads: [cardsKey(id)],
  }) as const;
