// The part of the port that keeps event streams and the keys with which their tokens are signed.

import type { OwnSecrets } from '../credentials/store.ts';
import type { EventFeed } from '../events/feed.ts';
import type { DirectoryId, EventStreamId, SigningKeyId } from '../ids/brands.ts';
import type { EventStream, StreamError, StreamProgress } from './event-stream.ts';
import type { SigningKey } from './signing-key.ts';

/** What a stream keeps beside its settings: the sealed Authorization header of a push, or the SHA-256 of a poll's token. */
export interface StreamSecret {
  readonly sealedAuthorization: string | undefined;
  readonly tokenHash: Uint8Array | undefined;
}

/** The event streams of one directory. */
export interface EventStreamStore {
  /** Oldest first. */
  list(): Promise<readonly EventStream[]>;
  find(id: EventStreamId): Promise<EventStream | undefined>;
  /** Rejects when there is no such directory. */
  insert(stream: EventStream, secret: StreamSecret): Promise<void>;
  /** Saves all but creation and progress; a secret only where one is given. False when there is no such stream any more. */
  update(stream: EventStream, secret?: StreamSecret): Promise<boolean>;
  delete(id: EventStreamId): Promise<boolean>;
  sealedAuthorization(id: EventStreamId): Promise<string | undefined>;
  saveProgress(id: EventStreamId, progress: StreamProgress): Promise<void>;
  /** Notes positions that a receiver has acknowledged, with what it said of those that it did not take. */
  acknowledge(id: EventStreamId, positions: readonly number[], at: number, error?: StreamError): Promise<void>;
  /** Moves the position forward, never back, and forgets the acknowledged positions up to it. */
  advance(id: EventStreamId, position: number): Promise<void>;
}

/** The signing keys of one directory. */
export interface SigningKeyStore {
  /** Newest first. */
  list(): Promise<readonly SigningKey[]>;
  insert(key: SigningKey, sealedPrivateKey: string): Promise<void>;
  /** Undefined for an unknown key and for a retired one, whose private half is gone. */
  sealedPrivateKey(id: SigningKeyId): Promise<string | undefined>;
  /** Takes the private half away. */
  retire(id: SigningKeyId, at: number): Promise<void>;
  delete(id: SigningKeyId): Promise<void>;
}

/** Event streams of all directories. */
export interface EventStreamFinder {
  /** The streams that are pushed and enabled. */
  pushed(): Promise<readonly EventStream[]>;
  findByToken(hash: Uint8Array): Promise<EventStream | undefined>;
}

/** A store that keeps event streams, and the feed that they deliver, among other things. */
export interface EventStreamHolder {
  readonly events: EventFeed;
  readonly credentials: OwnSecrets;
  directory(id: DirectoryId): { readonly eventStreams: EventStreamStore; readonly signingKeys: SigningKeyStore };
}
