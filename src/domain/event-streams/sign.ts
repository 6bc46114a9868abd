// Signs the tokens of a stream with the key of its directory.

import { events as scimEvents } from '../../scim/index.ts';
import type { AuditKey } from '../audit/chain.ts';
import type { DirectoryId } from '../ids/brands.ts';
import type { Platform } from '../platform.ts';
import { openSecret } from '../sealing/sealed-secret.ts';
import type { EventStream } from './event-stream.ts';
import type { UnsignedToken } from './read-stream.ts';
import type { PrivateSigningKey } from './signing-key.ts';
import type { EventStreamHolder } from './store.ts';

/** Where the keys are kept. */
export interface KeyScope {
  readonly store: EventStreamHolder;
  readonly platform: Platform;
  readonly auditKey: AuditKey | undefined;
}

export interface SignedToken {
  readonly position: number;
  /** Its `jti`. */
  readonly id: string;
  /** The compact serialization (RFC 7515 §7.1). */
  readonly text: string;
}

/** The key that signs; undefined where there is none, or it cannot be read: after a move to another installation, for example. */
export async function findPrivateKey(
  scope: KeyScope,
  directoryId: DirectoryId,
): Promise<PrivateSigningKey | undefined> {
  const { signingKeys } = scope.store.directory(directoryId);
  const current = (await signingKeys.list()).find(({ retiredAt }) => retiredAt === undefined);
  const sealed = current && (await signingKeys.sealedPrivateKey(current.id));
  const text = sealed && (await openSecret(scope, sealed));
  if (current === undefined || text === undefined || text === '') return undefined;
  // `addSigningKey` is what seals it.
  return { id: current.id, privateKey: JSON.parse(text) as PrivateSigningKey['privateKey'] };
}

/** The Authorization header that was entered for a stream; undefined where there is none, or it cannot be read. */
export async function openAuthorization(scope: KeyScope, stream: EventStream): Promise<string | undefined> {
  const sealed = await scope.store.directory(stream.directoryId).eventStreams.sealedAuthorization(stream.id);
  return sealed === undefined ? undefined : openSecret(scope, sealed);
}

export async function signTokens(
  { signToken }: Pick<Platform, 'signToken'>,
  key: PrivateSigningKey,
  tokens: readonly UnsignedToken[],
): Promise<readonly SignedToken[]> {
  return Promise.all(
    tokens.map(async ({ position, claims }) => ({
      position,
      id: claims.jti,
      text: await signToken(key, scimEvents.setHeaderType, claims),
    })),
  );
}
