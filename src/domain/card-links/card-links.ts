// Links to one's own card: an editor hands one out, and its holder looks after that card alone. The secret in the link is the credential; it
// works until the link expires, another one takes its place, an editor revokes it, or the user leaves.

import { member } from '../../scim/index.ts';
import type { Actor } from '../actors/actor.ts';
import { lifetimeState } from '../credentials/lifetime.ts';
import { Failure } from '../errors/failure.ts';
import { randomSecret } from '../ids/base62.ts';
import type { DirectoryId, ResourceId } from '../ids/brands.ts';
import { newId } from '../ids/identifier.ts';
import type { Platform } from '../platform.ts';
import { attributesOf } from '../users/summary.ts';
import type { CardLink } from './card-link.ts';
import type { AllCardLinks, CardLinkHolder } from './store.ts';

export const cardLinkDays = { usual: 30, most: 365 } as const;

const dayMs = 86_400_000;
/** How stale "last used" may be: reading a page is no reason to write each time. */
const usedMs = 60_000;
const secretPattern = /^[0-9A-Za-z]{43}$/;

/** Where the links to cards of one directory are kept. */
export interface CardLinkScope {
  readonly directoryId: DirectoryId;
  readonly store: CardLinkHolder;
  readonly platform: Platform;
}

export interface CardLinkRequest {
  readonly resourceId: ResourceId;
  readonly days: number;
  /** The caller's name, as the console shows it. */
  readonly createdBy: string;
}

/** The address of the person's page. The secret is in the fragment, which browsers do not send. */
export function cardLinkAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}/my-card#${secret}`;
}

/** Makes a link and gives its secret, this once. Earlier links to the same card end. */
export async function createCardLink(
  { directoryId, store, platform }: CardLinkScope,
  { resourceId, days, createdBy }: CardLinkRequest,
): Promise<{ readonly link: CardLink; readonly secret: string }> {
  if (!(await isActiveUser(store, resourceId))) throw new Failure('BC-905', { reason: 'cardLinkUser' });
  const now = platform.clock();
  await store.cardLinks.revoke(resourceId, now);
  const secret = randomSecret(platform);
  const link: CardLink = {
    ...{ id: newId(platform, 'lnk'), directoryId, resourceId, createdAt: now, createdBy },
    ...{ lastUsedAt: undefined, expiresAt: now + days * dayMs, revokedAt: undefined },
  };
  await store.cardLinks.insert(link, platform.sha256(secret));
  return { link, secret };
}

/** Ends the link to a user's card, at once. Throws Failure BC-904 where none is active. */
export async function revokeCardLink({ store, platform }: CardLinkScope, resourceId: ResourceId): Promise<CardLink> {
  const link = await store.cardLinks.latest(resourceId);
  const now = platform.clock();
  if (link === undefined || lifetimeState(link, now) !== 'active') throw new Failure('BC-904', { reason: 'cardLink' });
  await store.cardLinks.revoke(resourceId, now);
  return link;
}

/** The link of this secret while it lets its holder in; refuses any other with BC-926. */
export async function requireCardLink(
  store: AllCardLinks,
  platform: Platform,
  secret: string | undefined,
): Promise<CardLink> {
  const isSecret = secret !== undefined && secretPattern.test(secret);
  const link = isSecret ? await store.credentials.findCardLink(platform.sha256(secret)) : undefined;
  if (link === undefined) throw new Failure('BC-926', { reason: 'unknown' });
  const directory = store.directory(link.directoryId);
  await requireActive(directory, platform, link);
  const now = platform.clock();
  if (link.lastUsedAt === undefined || link.lastUsedAt + usedMs <= now) await directory.cardLinks.touch(link.id, now);
  return link;
}

export function personActor({ id, directoryId, resourceId }: CardLink): Extract<Actor, { readonly kind: 'person' }> {
  return { kind: 'person', linkId: id, directoryId, resourceId };
}

/** The person whose link this is, as the store knows it now; refuses one whose link has ended with BC-926. */
export async function renewPerson(
  store: CardLinkHolder,
  platform: Platform,
  { linkId, resourceId }: Extract<Actor, { readonly kind: 'person' }>,
): Promise<Actor> {
  const link = await store.cardLinks.latest(resourceId);
  if (link?.id !== linkId) throw new Failure('BC-926', { reason: 'unknown' });
  await requireActive(store, platform, link);
  return personActor(link);
}

async function requireActive(store: CardLinkHolder, { clock }: Platform, link: CardLink): Promise<void> {
  const isOpen = lifetimeState(link, clock()) === 'active' && (await isActiveUser(store, link.resourceId));
  if (!isOpen) throw new Failure('BC-926', { reason: 'ended' });
}

async function isActiveUser({ resources }: Pick<CardLinkHolder, 'resources'>, id: ResourceId): Promise<boolean> {
  const user = await resources.find('User', id, false);
  return user !== undefined && member(attributesOf(user), 'active') !== false;
}
