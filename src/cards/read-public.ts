// What visitors of a handle's address find.

import {
  attributesOf,
  type Card,
  type CardLanguage,
  type CardStore,
  type CardTemplate,
  type DirectoryId,
  type DirectoryStore,
  type ResourceId,
  type Store,
  summarizeUser,
} from '../domain/index.ts';
import { findTemplateOf, openAssignment } from './assignment.ts';
import { isHandle } from './handle.ts';
import { availabilityOf, type LeaverView, leaverView } from './leaver.ts';
import { legalLineIn } from './legal-line.ts';
import { findLocationOf } from './locations.ts';
import { logoBytes } from './logo.ts';
import { type PublicCard, publicCard } from './public-card.ts';
import { type Signature, writeSignature } from './signature.ts';
import { revisedAt, viewCard } from './user-card.ts';

export type FoundCard =
  | {
      readonly kind: 'shown';
      readonly directoryId: DirectoryId;
      readonly resourceId: ResourceId;
      readonly card: PublicCard;
      /** The same card in a language. */
      readonly inLanguage: (language: CardLanguage) => PublicCard;
      readonly revisedAt: number;
      /** Of the PIN that visitors are asked for. */
      readonly pinHash: string | undefined;
      /** The key in the address of its signature. */
      readonly signatureKey: string | undefined;
      /** The signature with the address of the card's page. */
      readonly sign: (page: string) => Signature;
      /** Whether search engines may list it. */
      readonly isListed: boolean;
      /** For QR codes: a PNG. */
      readonly logo: Uint8Array<ArrayBuffer> | undefined;
      /** Whether groups decide which template it has. */
      readonly dependsOnGroups: boolean;
      readonly readPhoto: () => Promise<Uint8Array | undefined>;
    }
  /** The user has left, or was deleted with everything that was known. */
  | { readonly kind: 'gone'; readonly leaver: LeaverView | undefined }
  /** No such card, or one that is not published. */
  | { readonly kind: 'unknown' };

/** Reads the card as it is now, in the first of the visitor's languages, else in its own. */
export async function readPublicCard(
  store: Pick<Store, 'cards' | 'directory'>,
  handle: string,
  language: CardLanguage | undefined,
  isFirst = true,
): Promise<FoundCard> {
  const place = isHandle(handle) ? await store.cards.findHandle(handle) : undefined;
  if (place === undefined) return { kind: 'unknown' };
  const { cards, resources } = store.directory(place.directoryId);
  const card = await cards.findByHandle(handle);
  const settings = await cards.settings();
  // A directory that was deleted has no settings, and its cards have gone with it.
  if (card === undefined && place.wasPublished && settings?.enabled !== false)
    return { kind: 'gone', leaver: undefined };
  if (card === undefined || settings?.enabled !== true) return { kind: 'unknown' };
  const { assignment } = settings;
  const rules = openAssignment(assignment.rules);
  const user = await resources.find('User', card.resourceId, rules.needsGroups);
  const availability = availabilityOf(card.state, user && attributesOf(user));
  if (availability === 'unknown') return { kind: 'unknown' };
  const template = await findTemplateOf(cards, rules, card, user);
  if (availability === 'gone' && !isFirst) return { kind: 'gone', leaver: undefined };
  if (availability === 'gone')
    return { kind: 'gone', leaver: template && (await viewLeaver(store, place.directoryId, card, template)) };
  if (user === undefined || template === undefined) return { kind: 'unknown' };
  const location = await findLocationOf(cards, { card, user, template });
  const read = { card, user, template, assignedAt: assignment.changedAt, location };
  const show = (wanted: CardLanguage | undefined): PublicCard => publicCard(viewCard(read, wanted).view, card.photo);
  const shown = show(language);
  return {
    kind: 'shown',
    directoryId: place.directoryId,
    resourceId: card.resourceId,
    card: shown,
    inLanguage: show,
    revisedAt: revisedAt(read),
    pinHash: card.pinHash,
    signatureKey: card.signatureKey,
    sign: (page) => writeSignature(shown, { page, legalLine: legalLineIn(template, shown.language) }),
    isListed: template.isListed ?? false,
    logo: template.logo && logoBytes(template.logo),
    dependsOnGroups: rules.needsGroups,
    readPhoto: () => readPhoto(cards, card),
  };
}

/** Where the card of a user who left leads: a card that is shown now, and none that leads on itself. */
async function viewLeaver(
  store: Pick<Store, 'cards' | 'directory'>,
  directoryId: DirectoryId,
  card: Card,
  template: CardTemplate,
): Promise<LeaverView> {
  const handle = await handleAfter(store.directory(directoryId), card, template);
  const found =
    handle === undefined || handle === card.handle ? undefined : await readPublicCard(store, handle, undefined, false);
  if (handle === undefined || found?.kind !== 'shown') return leaverView(template, undefined);
  return leaverView(template, { handle, name: found.pinHash === undefined ? found.card.name : undefined });
}

async function handleAfter(
  { cards, resources, removed }: Pick<DirectoryStore, 'cards' | 'resources' | 'removed'>,
  { resourceId }: Card,
  { leaver }: CardTemplate,
): Promise<string | undefined> {
  if (leaver?.kind === 'successor') return leaver.handle;
  if (leaver?.kind !== 'manager') return undefined;
  const user = (await resources.find('User', resourceId, false)) ?? (await removed.find('User', resourceId));
  const manager = user && summarizeUser(user).manager;
  return manager === undefined ? undefined : (await cards.find(manager as ResourceId))?.handle;
}

/** The bytes of a card's photo, if it has one. */
export async function readPhoto(
  cards: Pick<CardStore, 'photo'>,
  { photo }: Pick<Card, 'photo'>,
): Promise<Uint8Array | undefined> {
  return photo === undefined ? undefined : cards.photo(photo);
}
