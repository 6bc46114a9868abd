// Setup links: somebody without an account connects one directory with Entra, for 72 hours. The link is the key: whoever holds it
// may come back until it ends, and it ends at once when an administrator says so.

import { randomBase62, randomSecret } from './base62.ts';
import type { Platform } from './context.ts';
import { Failure } from './failure.ts';
import type { SetupLink, SetupLinkId } from './model.ts';
import type { Store } from './store.ts';
import type { TokenScope } from './tokens.ts';

const validMs = 72 * 3_600_000;
const maxActive = 10;
const maxNameLength = 100;
const idLength = 12;
/** How stale "last used" may be: reading a page is no reason to write each time. */
const usedMs = 60_000;
const secretPattern = /^[0-9A-Za-z]{43}$/;

export type SetupLinkState = 'active' | 'expired' | 'revoked';

export interface SetupLinkRequest {
  /** Whom it is for: a name, a company, an e-mail address. */
  readonly name: string;
  /** Who asks for it, as the console shows it. */
  readonly createdBy: string;
}

export function setupLinkState(link: SetupLink, now: number): SetupLinkState {
  if (link.revokedAt !== undefined && link.revokedAt <= now) return 'revoked';
  return link.expiresAt <= now ? 'expired' : 'active';
}

/** Where the browser of the guest begins. The secret stands in the fragment, which browsers do not send. */
export function setupAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}/setup#${secret}`;
}

/** Makes a link and tells its secret, this once. */
export async function createSetupLink(
  scope: TokenScope,
  request: SetupLinkRequest,
): Promise<{ readonly link: SetupLink; readonly secret: string }> {
  const now = scope.platform.clock();
  const links = await scope.store.setupLinks();
  if (links.filter((link) => setupLinkState(link, now) === 'active').length >= maxActive) {
    throw new Failure('BC-905', `${maxActive} setup links are open already. End one of them first.`);
  }
  const secret = randomSecret(scope.platform);
  const link: SetupLink = {
    id: newSetupLinkId(scope.platform),
    directoryId: scope.directoryId,
    name: checkName(request.name),
    createdAt: now,
    createdBy: request.createdBy,
    lastUsedAt: undefined,
    expiresAt: now + validMs,
    revokedAt: undefined,
  };
  await scope.store.insertSetupLink(link, scope.platform.sha256(secret));
  return { link, secret };
}

/** Every link of the directory, newest first. */
export async function listSetupLinks(scope: TokenScope): Promise<readonly SetupLink[]> {
  return (await scope.store.setupLinks()).toReversed();
}

/** Ends a link, and whoever is in by it is out. */
export async function revokeSetupLink(scope: TokenScope, id: SetupLinkId): Promise<SetupLink> {
  const isThere = await scope.store.revokeSetupLink(id, scope.platform.clock());
  const link = isThere ? (await scope.store.setupLinks()).find((candidate) => candidate.id === id) : undefined;
  if (link === undefined) throw new Failure('BC-904', 'This User Directory has no such setup link.');
  return link;
}

/** The link of this secret while it lets its holder in; refuses any other with BC-921. */
export async function requireSetupLink(
  store: Store,
  platform: Platform,
  secret: string | undefined,
): Promise<SetupLink> {
  const link = await findSetupLink(store, platform, secret);
  if (link === undefined) throw new Failure('BC-921', 'This setup link is not known. Open the whole link again.');
  const now = platform.clock();
  const state = setupLinkState(link, now);
  if (state !== 'active') {
    const endedAt = new Date(Math.min(link.revokedAt ?? link.expiresAt, link.expiresAt)).toISOString();
    throw new Failure('BC-921', `This setup link ended on ${endedAt}. Ask ${link.createdBy} for a new one.`);
  }
  if (link.lastUsedAt === undefined || link.lastUsedAt + usedMs <= now) {
    await store.directory(link.directoryId).noteSetupLinkUse(link.id, now);
  }
  return link;
}

async function findSetupLink(
  store: Store,
  platform: Platform,
  secret: string | undefined,
): Promise<SetupLink | undefined> {
  if (secret === undefined || !secretPattern.test(secret)) return undefined;
  return store.findSetupLink(platform.sha256(secret));
}

// The one place where text becomes a SetupLinkId of our own making.
function newSetupLinkId(platform: Platform): SetupLinkId {
  return `stp_${randomBase62(platform, idLength)}` as SetupLinkId;
}

function checkName(text: string): string {
  const name = text.trim();
  if (name.length >= 1 && name.length <= maxNameLength && !/\p{Cc}/u.test(name)) return name;
  throw new Failure('BC-906', `Say whom the setup link is for, in 1 to ${maxNameLength} characters.`);
}
