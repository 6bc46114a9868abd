// The card of the person who calls: read within the store that this person may use, and shown.

import { keyTo, maySetPhoto, ownFields, publicCard, readPhoto, type UserCard, viewCard } from '../../../cards/index.ts';
import { type Card, type CardLanguage, type CardLink, visibleStore } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { type MyCardScope, openMyCard, type UseCaseContext } from '../../../use-cases/index.ts';
import type { ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import type { MyCard } from './contract.ts';

/** The card as its person looks after it. */
export async function show(context: Ctx, services: ApiServices, link: CardLink): Promise<Response> {
  const { read, directory } = await open(context, services);
  const { name, language } = publicCard(read.view);
  const shown: MyCard = {
    ...{ name, language, directoryName: directory.name, state: read.card.state, url: addressOf(services, read) },
    expiresAt: formatDateTime(link.expiresAt),
    ...(read.card.photo === undefined ? {} : { photo: read.card.photo }),
    maySetPhoto: maySetPhoto(read),
    hasPin: read.card.pinHash !== undefined,
    wallet: walletOf(services, read.card, language),
    fields: ownFields(read).map(({ value, withheld, ...field }) => ({
      ...field,
      ...(value === undefined ? {} : { value }),
      ...(withheld === undefined ? {} : { withheld }),
    })),
  };
  return context.json(shown);
}

/** The public addresses that add the card to a wallet. The person needs no PIN for the own card. */
export function walletOf(
  { walletOffer, platform }: Pick<ApiServices, 'walletOffer' | 'platform'>,
  card: Card,
  language: CardLanguage,
): MyCard['wallet'] {
  if (walletOffer === undefined || card.state !== 'published') return {};
  const { handle, pinHash } = card;
  const key = pinHash === undefined ? '' : `&key=${keyTo(platform, { handle, pinHash })}`;
  const { apple, google } = walletOffer();
  return {
    ...(apple ? { apple: `/c/${handle}/apple.pkpass?lang=${language}${key}` } : {}),
    ...(google ? { google: `/c/${handle}/google?lang=${language}${key}` } : {}),
  };
}

/** With the store of the one card. */
export function contextOf(context: Ctx, services: ApiServices): UseCaseContext {
  const whole = useCaseContext(context, services);
  return { ...whole, store: visibleStore(whole.store, whole.actor) };
}

/** In the language that the page asks for, else in the card's. */
export async function open(context: Ctx, services: ApiServices): Promise<MyCardScope> {
  const opened = await openMyCard(contextOf(context, services));
  const wanted = context.req.query('language');
  const language = wanted === 'de' || wanted === 'en' ? wanted : undefined;
  return { ...opened, read: language === undefined ? opened.read : viewCard(opened.read, language) };
}

/** The bytes of its photo. */
export function photoOf({ store, directory, read }: MyCardScope): Promise<Uint8Array | undefined> {
  return readPhoto(store.directory(directory.id).cards, read.card);
}

/** The public address. */
export function addressOf({ publicUrl }: ApiServices, { card }: UserCard): string {
  return `${publicUrl}/c/${card.handle}`;
}
