// The keys with which other systems call the API. Their scopes say what they do, their directories where; both are final.

import { quote } from '../../scim/index.ts';
import { type Actor, actorName } from '../actors/actor.ts';
import { requireGrant } from '../actors/rights.ts';
import { scopes as allScopes, isOfInstallation, parseScope, type Scope } from '../actors/scopes.ts';
import { expiryAfter, isLonger, lifetimeState, maxLifetimeDays } from '../credentials/lifetime.ts';
import { createSecret, hintOf } from '../credentials/secret.ts';
import { findDirectory } from '../directories/directories.ts';
import type { DirectoryHolder } from '../directories/store.ts';
import { Failure } from '../errors/failure.ts';
import type { ApiKeyId, DirectoryId } from '../ids/brands.ts';
import { newId } from '../ids/identifier.ts';
import type { Platform } from '../platform.ts';
import type { ApiKey } from './api-key.ts';
import type { ApiKeyHolder } from './store.ts';

const maxActive = 100;
const maxNameLength = 100;

/** Who works on the keys, and with what. */
interface Caller {
  readonly store: ApiKeyHolder & DirectoryHolder;
  readonly platform: Platform;
  readonly actor: Actor;
}

export interface ApiKeyRequest {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Ids of directories; every directory, and the installation, where none is named. */
  readonly directories?: readonly string[] | undefined;
  readonly expiresInDays?: number | undefined;
}

/** What is to be changed of a key; a missing field stays as it is. */
export interface ApiKeyPatch {
  readonly name?: string | undefined;
  /** Days from now, or null for no end. */
  readonly expiresInDays?: number | null | undefined;
}

/** A request for a key whose form is right. */
type CheckedRequest = Omit<ApiKeyRequest, 'scopes'> & { readonly scopes: readonly Scope[] };

/** Every key of the installation, newest first. */
export async function listApiKeys(store: ApiKeyHolder): Promise<readonly ApiKey[]> {
  return (await store.apiKeys.list()).toReversed();
}

/** The key with this id, or Failure BC-904. */
export async function getApiKey(store: ApiKeyHolder, id: string): Promise<ApiKey> {
  // Any text may be asked for as an id; the store says whether there is one.
  const key = await store.apiKeys.get(id as ApiKeyId);
  if (key === undefined) throw new Failure('BC-904', { reason: 'apiKey', id: quote(id) });
  return key;
}

/** Checks what no state of the store could make valid: the name, the scopes, and that they fit the directories. */
export function checkApiKey({ name, scopes, directories, expiresInDays }: ApiKeyRequest): CheckedRequest {
  const wanted = new Set(scopes.map(checkScope));
  if (wanted.size === 0) throw new Failure('BC-906', { reason: 'apiKeyScopes' });
  const named = directories === undefined ? undefined : [...new Set(directories)];
  const tooWide = named && [...wanted].find(isOfInstallation);
  if (tooWide !== undefined) throw new Failure('BC-906', { reason: 'apiKeyInstallation', scope: tooWide });
  if (named?.length === 0) throw new Failure('BC-906', { reason: 'apiKeyDirectories' });
  return {
    name: checkName(name),
    scopes: allScopes.filter((scope) => wanted.has(scope)),
    directories: named,
    expiresInDays,
  };
}

/** Makes a key and gives its secret, this once. Refuses scopes that the caller does not have. */
export async function createApiKey(
  { store, platform, actor }: Caller,
  request: CheckedRequest,
): Promise<{ readonly key: ApiKey; readonly secret: string }> {
  requireGrant(actor, request.scopes);
  await requireCapacity(store, platform);
  const directoryIds = request.directories && (await findAll(store, request.directories));
  const secret = createSecret(platform, 'api');
  const key = newKey(platform, actor, { ...request, directoryIds, hint: hintOf(secret) });
  await store.apiKeys.insert(key, platform.sha256(secret));
  return { key, secret };
}

/** Gives an active key another name or another end; one that has ended keeps both. */
export async function changeApiKey(
  { store, platform, actor }: Caller,
  id: string,
  patch: ApiKeyPatch,
): Promise<{ readonly before: ApiKey; readonly key: ApiKey }> {
  const now = platform.clock();
  const before = await getApiKey(store, id);
  const key: ApiKey = {
    ...before,
    name: patch.name === undefined ? before.name : checkName(patch.name),
    expiresAt: patch.expiresInDays === undefined ? before.expiresAt : expiryOf(now, patch.expiresInDays),
  };
  // More time for a key is a key handed out.
  if (isLonger(before, key)) requireGrant(actor, key.scopes);
  const isActive = lifetimeState(before, now) === 'active';
  if (!isActive || !(await store.apiKeys.update(key.id, key))) throw new Failure('BC-905', { reason: 'apiKey' });
  return { before, key };
}

/** Ends a key; the next request with it is refused. One that has ended already keeps its date. */
export async function revokeApiKey({ store, platform }: Omit<Caller, 'actor'>, id: string): Promise<ApiKey> {
  const now = platform.clock();
  const key = await getApiKey(store, id);
  await store.apiKeys.revoke(key.id, now);
  return { ...key, revokedAt: key.revokedAt ?? now };
}

type NewKey = CheckedRequest & Pick<ApiKey, 'directoryIds' | 'hint'>;

function newKey(platform: Platform, actor: Actor, request: NewKey): ApiKey {
  const now = platform.clock();
  return {
    id: newId(platform, 'key'),
    name: request.name,
    hint: request.hint,
    scopes: request.scopes,
    directoryIds: request.directoryIds,
    createdAt: now,
    createdBy: actorName(actor),
    expiresAt: expiryOf(now, request.expiresInDays ?? null),
    lastUsedAt: undefined,
    revokedAt: undefined,
  };
}

function checkName(text: string): string {
  const name = text.trim();
  const isFit = name.length >= 1 && name.length <= maxNameLength && !/\p{Cc}/u.test(name) && name.isWellFormed();
  if (isFit) return name;
  throw new Failure('BC-906', { reason: 'apiKeyName', maxLength: maxNameLength });
}

function checkScope(text: string): Scope {
  const scope = parseScope(text);
  if (scope !== undefined) return scope;
  const known = allScopes.join(', ');
  throw new Failure('BC-906', { reason: 'apiKeyScope', scope: quote(text), known });
}

function expiryOf(now: number, days: number | null): number | undefined {
  return days === null ? undefined : expiryAfter(now, days, maxLifetimeDays, 'apiKeyDays');
}

async function findAll(store: DirectoryHolder, ids: readonly string[]): Promise<readonly DirectoryId[]> {
  const directories = await Promise.all(ids.map((id) => findDirectory(store, id)));
  return directories.map(({ id }) => id);
}

async function requireCapacity(store: ApiKeyHolder, { clock }: Platform): Promise<void> {
  const now = clock();
  const keys = await store.apiKeys.list();
  if (keys.filter((key) => lifetimeState(key, now) === 'active').length < maxActive) return;
  throw new Failure('BC-905', { reason: 'apiKeys', maxActive });
}
