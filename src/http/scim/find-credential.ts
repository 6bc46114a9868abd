// The credential that a request carries. Requests that arrive in one turn of the event loop share a look-up for each Authorization header,
// and a header is hashed once a second: hashing and finding a token for each request took 10 us of a GET of 63. No right is kept beyond the
// turn, and no token much longer than its request.

import type { Credential, Platform, Store } from '../../domain/index.ts';

/** The credential of an Authorization header; undefined when it has none that is known. */
export type FindCredential = (authorization: string | undefined) => Promise<Credential | undefined>;

const keptMs = 1_000;
const maxHashes = 1_000;

interface Lookup {
  readonly store: Pick<Store, 'credentials'>;
  readonly platform: Pick<Platform, 'sha256'>;
}

/** A finder over a store, without any look-up so far. */
export function createCredentialFinder({ store, platform }: Lookup): FindCredential {
  const ofTurn = new Map<string, Promise<Credential | undefined>>();
  const hashes = new Map<string, Uint8Array>();
  const forget = (): void => ofTurn.clear();
  const forgetHashes = (): void => hashes.clear();
  const hashOf = (authorization: string): Uint8Array | undefined => {
    const known = hashes.get(authorization);
    if (known !== undefined) return known;
    const secret = secretIn(authorization);
    if (secret === undefined) return undefined;
    const hash = platform.sha256(secret);
    if (hashes.size === 0) setTimeout(forgetHashes, keptMs).unref();
    if (hashes.size < maxHashes) hashes.set(authorization, hash);
    return hash;
  };
  const find = async (authorization: string): Promise<Credential | undefined> => {
    const hash = hashOf(authorization);
    return hash && store.credentials.findToken(hash);
  };
  return (authorization = '') => {
    const shared = ofTurn.get(authorization);
    if (shared !== undefined) return shared;
    const found = find(authorization);
    if (ofTurn.size === 0) setImmediate(forget);
    ofTurn.set(authorization, found);
    return found;
  };
}

/** What an Authorization header gives as a bearer token (RFC 6750 §2.1). */
export function secretIn(authorization: string | undefined): string | undefined {
  return /^bearer +([^\s,]+)$/i.exec(authorization ?? '')?.[1];
}
