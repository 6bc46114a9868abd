// How the signing key of a directory is made and replaced.

import type { AuditKey } from '../audit/chain.ts';
import type { DirectoryId } from '../ids/brands.ts';
import { newId } from '../ids/identifier.ts';
import type { Platform } from '../platform.ts';
import { sealSecret } from '../sealing/sealed-secret.ts';
import { isExpired, type SigningKey } from './signing-key.ts';
import type { EventStreamHolder } from './store.ts';

/** The directory whose key it is, and where the key is kept. */
export interface SigningKeyScope {
  readonly store: EventStreamHolder;
  readonly directoryId: DirectoryId;
  readonly platform: Platform;
  readonly auditKey: AuditKey | undefined;
}

/** Signs with another key from now on; the former one is published for another week. */
export async function rotateSigningKey(scope: SigningKeyScope): Promise<SigningKey> {
  const now = scope.platform.clock();
  const { signingKeys } = scope.store.directory(scope.directoryId);
  for (const key of await signingKeys.list()) {
    if (isExpired(key, now)) await signingKeys.delete(key.id);
    else if (key.retiredAt === undefined) await signingKeys.retire(key.id, now);
  }
  return addSigningKey(scope);
}

/** The first stream of a directory makes its key. */
export async function requireSigningKey(scope: SigningKeyScope): Promise<void> {
  const keys = await scope.store.directory(scope.directoryId).signingKeys.list();
  if (keys.every(({ retiredAt }) => retiredAt !== undefined)) await addSigningKey(scope);
}

async function addSigningKey(scope: SigningKeyScope): Promise<SigningKey> {
  const { store, directoryId, platform } = scope;
  const { publicKey, privateKey } = platform.createKeyPair();
  const key: SigningKey = {
    id: newId(platform, 'sig'),
    publicKey,
    createdAt: platform.clock(),
    retiredAt: undefined,
  };
  await store.directory(directoryId).signingKeys.insert(key, await sealSecret(scope, JSON.stringify(privateKey)));
  return key;
}
