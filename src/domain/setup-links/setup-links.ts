// Setup links: a person without an account connects one directory with Entra, for 72 hours. The secret in the link is the credential; it
// works until the link expires or an administrator revokes it.

import { lifetimeState } from '../credentials/lifetime.ts';
import { Failure } from '../errors/failure.ts';
import { randomSecret } from '../ids/base62.ts';
import type { SetupLinkId } from '../ids/brands.ts';
import { newId } from '../ids/identifier.ts';
import type { Platform } from '../platform.ts';
import type { TokenHolder } from '../tokens/store.ts';
import type { Token } from '../tokens/token.ts';
import { revokeToken, type TokenScope, tokensOfLink } from '../tokens/tokens.ts';
import type { SetupLink, SetupLinkChange } from './setup-link.ts';
import type { AllSetupLinks, SetupLinkHolder } from './store.ts';

const validMs = 72 * 3_600_000;
const maxActive = 10;
const maxNameLength = 100;
/** How stale "last used" may be: reading a page is no reason to write each time. */
const usedMs = 60_000;
const secretPattern = /^[0-9A-Za-z]{43}$/;

/** Where the setup links of one directory, and the tokens made with them, are kept. */
export interface LinkScope extends TokenScope {
  readonly store: TokenHolder & SetupLinkHolder;
}

export interface SetupLinkRequest {
  /** The person or company that it is for, as `parseLinkName` gives it. */
  readonly name: string;
  /** The caller's name, as the console shows it. */
  readonly createdBy: string;
}

/** The address of the guest's page. The secret is in the fragment, which browsers do not send. */
export function setupAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}/setup#${secret}`;
}

/** The text as the name of a link: the person or company that it is for. Throws Failure BC-906. */
export function parseLinkName(text: string): string {
  const name = text.trim();
  if (name.length >= 1 && name.length <= maxNameLength && !/\p{Cc}/u.test(name)) return name;
  throw new Failure('BC-906', { reason: 'setupLinkName', maxLength: maxNameLength });
}

/** Makes a link and gives its secret, this once. */
export async function createSetupLink(
  scope: LinkScope,
  request: SetupLinkRequest,
): Promise<{ readonly link: SetupLink; readonly secret: string }> {
  const now = scope.platform.clock();
  await requireCapacity(scope);
  const secret = randomSecret(scope.platform);
  const link: SetupLink = {
    id: newId(scope.platform, 'stp'),
    directoryId: scope.directoryId,
    name: request.name,
    createdAt: now,
    createdBy: request.createdBy,
    lastUsedAt: undefined,
    expiresAt: now + validMs,
    revokedAt: undefined,
    requestedAt: undefined,
  };
  await scope.store.setupLinks.insert(link, scope.platform.sha256(secret));
  return { link, secret };
}

/** Every link of the directory, newest first. */
export async function listSetupLinks(scope: LinkScope): Promise<readonly SetupLink[]> {
  return (await scope.store.setupLinks.list()).toReversed();
}

export interface EndedLink {
  readonly link: SetupLink;
  /** The tokens that ended with it. */
  readonly tokens: readonly Token[];
}

/** Revokes a link, at once, and the tokens made with it unless they are to be kept. */
export async function revokeSetupLink(scope: LinkScope, id: SetupLinkId, keepTokens: boolean): Promise<EndedLink> {
  const link = await findLink(scope, id);
  await scope.store.setupLinks.revoke(id, scope.platform.clock());
  const made = keepTokens ? [] : tokensOfLink(await scope.store.tokens.list(), id, scope.platform.clock());
  for (const token of made) await revokeToken(scope, token.id);
  return { link, tokens: made };
}

/** Extends a link by its full time, also when it has expired: its holder has it already, and nothing has to be sent. */
export async function renewSetupLink(scope: LinkScope, id: SetupLinkId): Promise<SetupLink> {
  const now = scope.platform.clock();
  const before = await findLink(scope, id);
  if (lifetimeState(before, now) === 'expired') await requireCapacity(scope);
  return changeSetupLink(scope, before, { expiresAt: now + validMs, requestedAt: undefined });
}

/** The link after a change; one that an administrator revoked stays as it is. */
export async function changeSetupLink(
  { store }: LinkScope,
  before: SetupLink,
  change: Partial<SetupLinkChange>,
): Promise<SetupLink> {
  const link = { ...before, ...change };
  if (!(await store.setupLinks.update(link.id, link))) throw new Failure('BC-905', { reason: 'setupLink' });
  return link;
}

/** The directory's link with this id, or Failure BC-904. */
export async function findLink({ store }: LinkScope, id: SetupLinkId): Promise<SetupLink> {
  const link = (await store.setupLinks.list()).find((candidate) => candidate.id === id);
  if (link === undefined) throw new Failure('BC-904', { reason: 'setupLink' });
  return link;
}

/** The link of this secret in any state; refuses an unknown secret with BC-921. */
export async function readSetupLink(
  store: AllSetupLinks,
  platform: Platform,
  secret: string | undefined,
): Promise<SetupLink> {
  const isSecret = secret !== undefined && secretPattern.test(secret);
  const link = isSecret ? await store.credentials.findSetupLink(platform.sha256(secret)) : undefined;
  return link ?? refuseForgotten();
}

/** Notes that the holder of an expired link asks for more time; `isNew` is false for a repeated or needless request. */
export async function requestSetupLink(
  store: AllSetupLinks,
  platform: Platform,
  secret: string | undefined,
): Promise<{ readonly link: SetupLink; readonly isNew: boolean }> {
  const link = await readSetupLink(store, platform, secret);
  const now = platform.clock();
  const state = lifetimeState(link, now);
  if (state === 'revoked') throw new Failure('BC-921', { reason: 'revoked', createdBy: link.createdBy });
  if (state === 'active' || link.requestedAt !== undefined) return { link, isNew: false };
  await store.directory(link.directoryId).setupLinks.requestRenewal(link.id, now);
  return { link: { ...link, requestedAt: now }, isNew: true };
}

export function setupLinkEnd({ expiresAt, revokedAt }: SetupLink): number {
  return Math.min(revokedAt ?? expiresAt, expiresAt);
}

/** How many expired links their holders ask to be renewed. */
export async function countSetupRequests({ store, platform }: Pick<LinkScope, 'store' | 'platform'>): Promise<number> {
  const now = platform.clock();
  const links = await store.setupLinks.list();
  return links.filter((link) => link.requestedAt !== undefined && lifetimeState(link, now) === 'expired').length;
}

/** The link of this secret while it lets its holder in; refuses any other with BC-921. */
export async function requireSetupLink(
  store: AllSetupLinks,
  platform: Platform,
  secret: string | undefined,
): Promise<SetupLink> {
  const link = requireActive(await readSetupLink(store, platform, secret), platform);
  const now = platform.clock();
  if (link.lastUsedAt === undefined || link.lastUsedAt + usedMs <= now) {
    await store.directory(link.directoryId).setupLinks.touch(link.id, now);
  }
  return link;
}

/** The link with this id while it lets its holder in; refuses any other with BC-921. */
export async function rereadSetupLink(store: SetupLinkHolder, platform: Platform, id: SetupLinkId): Promise<SetupLink> {
  const link = (await store.setupLinks.list()).find((candidate) => candidate.id === id);
  return requireActive(link ?? refuseForgotten(), platform);
}

function requireActive(link: SetupLink, { clock }: Platform): SetupLink {
  if (lifetimeState(link, clock()) === 'active') return link;
  const endedAt = new Date(setupLinkEnd(link)).toISOString();
  throw new Failure('BC-921', { reason: 'ended', endedAt, createdBy: link.createdBy });
}

function refuseForgotten(): never {
  throw new Failure('BC-921', { reason: 'unknown' });
}

async function requireCapacity({ store, platform }: LinkScope): Promise<void> {
  const now = platform.clock();
  const links = await store.setupLinks.list();
  if (links.filter((link) => lifetimeState(link, now) === 'active').length < maxActive) return;
  throw new Failure('BC-905', { reason: 'setupLinks', maxActive });
}
