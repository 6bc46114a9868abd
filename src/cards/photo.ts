// The photo of a user's card: set, taken away, and found for a picture that a file names.

import {
  type Card,
  type CardPhoto,
  type CardStore,
  type DirectoryStore,
  Failure,
  findPerson,
  type Platform,
  type ResourceId,
} from '../domain/index.ts';
import { fold, quote } from '../scim/index.ts';
import type { CardScope } from './scope.ts';

/** The photo as it is kept. */
export function photoOf({ sha256 }: Pick<Platform, 'sha256'>, bytes: Uint8Array): CardPhoto {
  return { hash: Buffer.from(sha256(Buffer.from(bytes).toString('base64'))).toString('base64url'), bytes };
}

/** The card of a user. Throws Failure BC-904 where there is none. */
export async function findCard(cards: Pick<CardStore, 'find'>, user: string): Promise<Card> {
  // Any text may be asked for as an id; the store says whether there is one.
  const card = await cards.find(user as ResourceId);
  if (card === undefined) throw new Failure('BC-904', { reason: 'card', id: quote(user) });
  return card;
}

/** Gives the card of a user a photo, with who sets it, or takes it away. Throws Failure BC-904 where there is no card. */
export async function changePhoto(
  { store, platform, directory }: CardScope,
  user: string,
  photo: CardPhoto | undefined,
  by: string,
): Promise<{ readonly target: ResourceId; readonly isChanged: boolean }> {
  const { cards } = store.directory(directory.id);
  const card = await findCard(cards, user);
  const target = card.resourceId;
  const isChanged = card.photo !== photo?.hash;
  if (isChanged) await cards.savePhoto(target, photo && { ...photo, by }, platform.clock());
  return { target, isChanged };
}

/** The users whom the name of a picture means: a SCIM id, a userName, an externalId or an email. */
export async function usersNamed(store: DirectoryStore, name: string): Promise<readonly ResourceId[]> {
  try {
    return [(await findPerson(store, name)).resource.id];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  const condition = { kind: 'equals', key: 'email', value: fold(name) } as const;
  const found = await store.resources.select('User', { condition, limit: 2, related: false });
  return found.map(({ resource }) => resource.id);
}
