// The Secret Tokens of a directory: at most two are active, so that one can be replaced while the other still works.

import { quote } from '../../scim/index.ts';
import { expiryAfter, lifetimeState, maxLifetimeDays } from '../credentials/lifetime.ts';
import { createSecret, hintOf } from '../credentials/secret.ts';
import { Failure } from '../errors/failure.ts';
import type { DirectoryId, SetupLinkId, TokenId } from '../ids/brands.ts';
import { newId } from '../ids/identifier.ts';
import type { Platform } from '../platform.ts';
import type { TokenHolder } from './store.ts';
import type { Token } from './token.ts';

const maxActive = 2;
const maxNameLength = 100;
/** The longest, and the usual, life of a token that the holder of a setup link makes. */
const maxGuestDays = 365;

/** Where the tokens of one directory are kept. */
export interface TokenScope {
  readonly directoryId: DirectoryId;
  readonly store: TokenHolder;
  readonly platform: Platform;
  /** Set for the holder of a setup link: only tokens made by that link may be changed or ended. */
  readonly setupLinkId?: SetupLinkId | undefined;
}

/** What an administrator may say about a new token. */
export interface TokenRequest {
  readonly name?: string | undefined;
  readonly expiresInDays?: number | undefined;
  /** Ends the active tokens in the same step, or those of the setup link. */
  readonly replace?: boolean | undefined;
  /** Who asks for it, as the console shows it. */
  readonly createdBy: string;
}

/** What is to be changed of a token; a missing key stays as it is. */
export interface TokenPatch {
  readonly name?: string | undefined;
  /** Days from now, or null for no end. */
  readonly expiresInDays?: number | null | undefined;
}

/** Every token of the directory, newest first. */
export async function listTokens(scope: TokenScope): Promise<readonly Token[]> {
  const tokens = await scope.store.tokens.list();
  return tokens.toSorted((left, right) => right.createdAt - left.createdAt);
}

/** A token that was just made, with its secret, shown only now, and the tokens that ended in the same step. */
export interface MadeToken {
  readonly token: Token;
  readonly secret: string;
  readonly replaced: readonly Token[];
}

/** Makes a token. Refuses a third active one unless it replaces the others. Needs a transaction, so that no other is made meanwhile. */
export async function createToken(scope: TokenScope, request: TokenRequest): Promise<MadeToken> {
  const before = await scope.store.tokens.list();
  const active = activeAmong(before, scope.platform.clock());
  const replaced = request.replace === true ? active.filter((token) => isWithin(scope, token)) : [];
  if (active.length - replaced.length >= maxActive) throw new Failure('BC-905', { reason: 'tokens' });
  const secret = createSecret(scope.platform, 'scim');
  const token = newToken(scope, request, secret, `Token ${before.length + 1}`);
  await scope.store.tokens.insert(token, scope.platform.sha256(secret));
  for (const { id } of replaced) await scope.store.tokens.revoke(id, scope.platform.clock());
  return { token, secret, replaced };
}

/** Gives an active token another name or another end; one that has ended keeps both. */
export async function changeToken(
  scope: TokenScope,
  id: TokenId,
  patch: TokenPatch,
): Promise<{ readonly before: Token; readonly token: Token }> {
  const now = scope.platform.clock();
  const before = (await scope.store.tokens.list()).find((candidate) => candidate.id === id);
  if (before === undefined) throw unknownToken(id);
  requireWithin(scope, before);
  const { expiresInDays: days } = patch;
  const token: Token = {
    ...before,
    name: checkName(patch.name) ?? before.name,
    expiresAt: days === undefined ? before.expiresAt : expiryOf(scope, now, days ?? undefined),
  };
  const isActive = lifetimeState(before, now) === 'active';
  if (!isActive || !(await scope.store.tokens.update(id, token))) throw new Failure('BC-905', { reason: 'token' });
  return { before, token };
}

/** The active tokens that the holder of a setup link made. */
export function tokensOfLink(tokens: readonly Token[], linkId: SetupLinkId, now: number): readonly Token[] {
  return activeAmong(tokens, now).filter((token) => token.setupLinkId === linkId);
}

/** Ends a token; the next request with it is refused. One that has ended already keeps its date. */
export async function revokeToken(scope: TokenScope, id: TokenId): Promise<Token & { readonly revokedAt: number }> {
  const now = scope.platform.clock();
  const token = (await scope.store.tokens.list()).find((candidate) => candidate.id === id);
  if (token === undefined) throw unknownToken(id);
  requireWithin(scope, token);
  await scope.store.tokens.revoke(id, now);
  return { ...token, revokedAt: token.revokedAt ?? now };
}

function newToken(scope: TokenScope, request: TokenRequest, secret: string, defaultName: string): Token {
  const now = scope.platform.clock();
  return {
    id: newId(scope.platform, 'tok'),
    directoryId: scope.directoryId,
    name: checkName(request.name) ?? defaultName,
    hint: hintOf(secret),
    createdAt: now,
    createdBy: request.createdBy,
    lastUsedAt: undefined,
    expiresAt: expiryOf(scope, now, request.expiresInDays),
    revokedAt: undefined,
    setupLinkId: scope.setupLinkId,
  };
}

function checkName(name: string | undefined): string | undefined {
  const trimmed = name?.trim() ?? '';
  if (trimmed.length > maxNameLength) throw new Failure('BC-906', { reason: 'tokenName', maxLength: maxNameLength });
  return trimmed === '' ? undefined : trimmed;
}

/** The holder of a setup link makes no token without an end. */
function expiryOf({ setupLinkId }: TokenScope, now: number, wanted: number | undefined): number | undefined {
  const isGuest = setupLinkId !== undefined;
  const days = wanted ?? (isGuest ? maxGuestDays : undefined);
  if (days === undefined) return undefined;
  return expiryAfter(now, days, isGuest ? maxGuestDays : maxLifetimeDays, 'tokenDays');
}

function isWithin({ setupLinkId }: TokenScope, token: Token): boolean {
  return setupLinkId === undefined || token.setupLinkId === setupLinkId;
}

function requireWithin(scope: TokenScope, token: Token): void {
  if (isWithin(scope, token)) return;
  throw new Failure('BC-903', { reason: 'token' });
}

function activeAmong(tokens: readonly Token[], now: number): readonly Token[] {
  return tokens.filter((token) => lifetimeState(token, now) === 'active');
}

function unknownToken(id: TokenId): Failure {
  return new Failure('BC-904', { reason: 'token', id: quote(id) });
}
