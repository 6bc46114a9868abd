// Authenticates a request by its Secret Token, the token's directory and both switches, read from the store on every request,
// so that a change on any node is in force immediately. Each refusal names its cause.

import {
  type Credential,
  type CredentialState,
  type Directory,
  type DirectoryStore,
  type DirectoryTransaction,
  describeSecret,
  Failure,
  type Platform,
  type TokenId,
} from '../../domain/index.ts';
import { secretIn } from './find-credential.ts';
import type { FaceServices } from './services.ts';

type Services = Pick<FaceServices, 'store' | 'platform' | 'findCredential'>;

/** The credential of a request, or why it is refused. */
export type AuthResult =
  | { readonly kind: 'passed'; readonly credential: Credential }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly logTargets: readonly LogTarget[] };

/** A directory in whose log a refusal belongs: that of the Tenant URL, and that of the token. */
export interface LogTarget {
  readonly directory: Directory;
  readonly tokenId?: Credential['token']['id'];
  /** The request went to another address than this directory's Tenant URL, which is then worth showing whole. */
  readonly isMisdirected?: boolean;
}

/** Checks an Authorization header for a directory. */
export async function authenticate(
  services: Services,
  directoryId: string,
  authorization: string | undefined,
): Promise<AuthResult> {
  const credential = await services.findCredential(authorization);
  if (credential !== undefined && credential.directory.id === directoryId)
    return checkCredential(credential, services.platform.clock());
  // An id from outside: a look-up is what makes it known or not.
  const directory = await services.store.directories.find(directoryId as Directory['id']);
  const failure = directory === undefined ? unknownDirectory() : explain(authorization, credential);
  return {
    kind: 'refused',
    failure,
    logTargets: [...(directory === undefined ? [] : [{ directory }]), ...misdirected(credential)],
  };
}

/**
 * The directory's store as a credential may use it: while a body was under way a token may have been removed or a switch turned off, so every
 * transaction looks once more. The look is sent together with the work's first statement and costs no wait of its own.
 */
export function guardedStore(store: DirectoryStore, { token }: Credential, platform: Platform): DirectoryStore {
  return {
    ...store,
    write: (work, about) =>
      store.write(async (transaction) => {
        const allowed = requireAuthorized(transaction, token.id, platform);
        allowed.catch(() => undefined);
        try {
          return await work(transaction);
        } finally {
          await allowed;
        }
      }, about),
  };
}

async function requireAuthorized(transaction: DirectoryTransaction, id: TokenId, platform: Platform): Promise<void> {
  const state = await transaction.credentialState(id);
  const failure = state === undefined ? unknownDirectory() : reasonAgainst(state, platform.clock());
  if (failure !== undefined) throw failure;
}

/** Throws the Failure of a request that would not pass any more: for a read that has waited for its body. */
export async function requireAuthenticated(...asked: Parameters<typeof authenticate>): Promise<void> {
  const result = await authenticate(...asked);
  if (result.kind === 'refused') throw result.failure;
}

/** Where to log a request that reached no directory: in the directory of its token. */
export async function findMisdirected(
  { findCredential }: Services,
  authorization: string | undefined,
): Promise<readonly LogTarget[]> {
  return misdirected(await findCredential(authorization));
}

/** Whether a request carries what looks like a Secret Token, wherever it was sent. */
export function carriesSecretToken(authorization: string | undefined): boolean {
  const secret = secretIn(authorization);
  return secret !== undefined && describeSecret(secret, 'scim').kind !== 'foreign';
}

function misdirected(credential: Credential | undefined): readonly LogTarget[] {
  if (credential === undefined) return [];
  return [{ directory: credential.directory, tokenId: credential.token.id, isMisdirected: true }];
}

/** Failure BC-201: nothing is at this Tenant URL. */
export function unknownDirectory(): Failure {
  return new Failure('BC-201');
}

function explain(authorization: string | undefined, credential: Credential | undefined): Failure {
  if (credential !== undefined) return new Failure('BC-105');
  if (authorization === undefined || authorization.trim() === '' || /^bearer *$/i.test(authorization)) {
    return new Failure('BC-101');
  }
  const secret = secretIn(authorization);
  if (secret === undefined) return new Failure('BC-102', { reason: 'malformed' });
  const shape = describeSecret(secret, 'scim');
  if (shape.kind !== 'cut') return new Failure('BC-102', { reason: 'unknown' });
  return new Failure('BC-102', { reason: 'cut', length: shape.length, expected: shape.expected });
}

function checkCredential(credential: Credential, now: number): AuthResult {
  const failure = reasonAgainst(credential, now);
  if (failure === undefined) return { kind: 'passed', credential };
  return { kind: 'refused', failure, logTargets: [{ directory: credential.directory, tokenId: credential.token.id }] };
}

function reasonAgainst({ token, directory }: CredentialState, now: number): Failure | undefined {
  if (token.revokedAt !== undefined) {
    const day = new Date(token.revokedAt).toISOString().slice(0, 10);
    return new Failure('BC-103', { day });
  }
  if (token.expiresAt !== undefined && token.expiresAt <= now) return new Failure('BC-104');
  if (!directory.entra) return new Failure('BC-107');
  if (directory.provisioning) return undefined;
  return new Failure('BC-106');
}
