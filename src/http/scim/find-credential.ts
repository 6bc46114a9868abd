// The credential that a request carries. Requests that arrive in one turn of the event loop share a look-up for each Authorization header:
// hashing and finding a token for each of them took 10 us of a GET of 63. Nothing is kept beyond the turn, neither a token nor a right.

import type { Credential, Platform, Store } from '../../domain/index.ts';

/** The credential of an Authorization header; undefined when it has none that is known. */
export type FindCredential = (authorization: string | undefined) => Promise<Credential | undefined>;

interface Lookup {
  readonly store: Pick<Store, 'credentials'>;
  readonly platform: Pick<Platform, 'sha256'>;
}

/** A finder over a store, without any look-up so far. */
export function createCredentialFinder({ store, platform }: Lookup): FindCredential {
  const ofTurn = new Map<string, Promise<Credential | undefined>>();
  const forget = (): void => ofTurn.clear();
  const find = async (secret: string | undefined): Promise<Credential | undefined> =>
    secret === undefined ? undefined : store.credentials.findToken(platform.sha256(secret));
  return (authorization = '') => {
    const shared = ofTurn.get(authorization);
    if (shared !== undefined) return shared;
    const found = find(secretIn(authorization));
    if (ofTurn.size === 0) setImmediate(forget);
    ofTurn.set(authorization, found);
    return found;
  };
}

/** What an Authorization header gives as a bearer token (RFC 6750 §2.1). */
export function secretIn(authorization: string | undefined): string | undefined {
  return /^bearer +([^\s,]+)$/i.exec(authorization ?? '')?.[1];
}
