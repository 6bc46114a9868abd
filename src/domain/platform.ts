// What a process hands to the rules: time, chance, slow hashes and its event loop. So rules stay pure and tests exact.

import type { JsonObject } from '../scim/index.ts';

/** Reads of a directory adapt to the size of what they find, so that one of the largest resources does not read a hundred of them. */
export interface Pace {
  rows: number;
}

/** A key pair for ES256 as JWKs (RFC 7517, RFC 7518 §6.2). */
export interface KeyPair {
  readonly publicKey: JsonObject;
  readonly privateKey: JsonObject;
}

/** The square of a picture that becomes a photo, in pixels of the upright picture. */
export interface PhotoCrop {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/** Time, chance and hashing, as the process provides them. */
export interface Platform {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds since some moment of this process: for waits, because it never steps as the clock may. */
  readonly uptime: () => number;
  /** A new UUID in lower case that begins with the time and goes on by chance (version 7, RFC 9562 §5.7): an index of them grows at its end. */
  readonly uuid: () => string;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly sha256: (text: string) => Uint8Array;
  /** Encrypts a text under a key of 32 bytes. */
  readonly encrypt: (key: Uint8Array, text: string) => string;
  /** The text; undefined for another key, and for what `encrypt` did not give. */
  readonly decrypt: (key: Uint8Array, encrypted: string) => string | undefined;
  readonly createKeyPair: () => KeyPair;
  /** The claims as a JWS of a type (RFC 7515), with the id of the key in its header. */
  readonly signToken: (
    key: Pick<KeyPair, 'privateKey'> & { readonly id: string },
    type: string,
    claims: object,
  ) => Promise<string>;
  /** A slow, salted hash of a password, with its parameters in the text. */
  readonly hashPassword: (password: string) => Promise<string>;
  readonly verifyPassword: (password: string, hash: string) => Promise<boolean>;
  /**
   * The photo of a card made from the bytes of a picture, or of a square of it. Throws Failure BC-950 for a picture that is refused, BC-951
   * while too many wait.
   */
  readonly makePhoto: (picture: Uint8Array, crop?: PhotoCrop) => Promise<Uint8Array>;
  /** A small PNG of a picture for the middle of QR codes. Throws as `makePhoto`, and for one that is hardly seen on white. */
  readonly makeLogo: (picture: Uint8Array) => Promise<Uint8Array>;
  /** Whether this turn of the event loop has worked for so long that long work should let others run. */
  readonly isTurnLong: (mostMs?: number) => boolean;
  /**
   * Lets other requests run before long work goes on. Of all that waits here one goes on in each turn of the event loop, the lanes in turn;
   * work within a transaction goes on in the `writing` lane, before all others, because other writers wait for its end.
   */
  readonly yieldToOthers: (lane?: string) => Promise<void>;
  /** How many resources of this directory are read in one go. */
  readonly pace: Pace;
  /**
   * A place for a read that looks at many resources, and what gives it back. A directory has few of them: rejects with a Failure when
   * too many wait. A patient one waits behind any number, because what comes after it is done already.
   */
  readonly enterLongRead: (isPatient: boolean) => Promise<() => void>;
}

/** The lane of work within a transaction. */
export const writingLane = 'writing';
