// What a rule is handed: the platform (time, random bytes, slow hashes), the caller and the store. So rules stay pure and tests exact.

import type { AdministratorId, Role, Session } from '../administrators/administrator.ts';
import type { ApiKey } from '../api-keys/api-key.ts';
import type { Directory } from '../directories/directory.ts';
import type { EventType } from '../events/event.ts';
import type { DirectoryId, SetupLinkId, TokenId } from '../ids/brands.ts';
import type { SetupLink } from '../setup-links/setup-link.ts';
import type { DirectoryStore } from '../store.ts';

/** Reads of a directory adapt to the size of what they find, so that one of the largest resources does not read a hundred of them. */
export interface Pace {
  rows: number;
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
  /** A slow, salted hash of a password, with its parameters in the text. */
  readonly hashPassword: (password: string) => Promise<string>;
  readonly verifyPassword: (password: string, hash: string) => Promise<boolean>;
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

/** Who acts. */
export type Actor =
  | { readonly kind: 'entra'; readonly tokenId: TokenId }
  | {
      readonly kind: 'administrator';
      readonly id: AdministratorId;
      readonly email: string;
      readonly role: Role;
      readonly session: Session;
    }
  | {
      readonly kind: 'setup-link';
      readonly id: SetupLinkId;
      readonly directoryId: DirectoryId;
      /** The person or company that the link was made for. */
      readonly name: string;
    }
  | ({ readonly kind: 'api-key' } & Pick<ApiKey, 'id' | 'name' | 'scopes' | 'directoryIds'>)
  /** The user of the operating system who runs the command. */
  | { readonly kind: 'cli'; readonly userName: string }
  | { readonly kind: 'system' }
  /** A browser that has not proved yet who uses it: at signing in, or at opening a link. */
  | { readonly kind: 'visitor' };

/** The administrator who is signed in with this session. */
export function administratorActor(session: Session): Actor {
  const { id, email, role } = session.administrator;
  return { kind: 'administrator', id, email, role, session };
}

/** The holder of this setup link. */
export function setupLinkActor({ id, directoryId, name }: SetupLink): Actor {
  return { kind: 'setup-link', id, directoryId, name };
}

/** The actor's name in the audit log and beside what the actor has created. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'administrator':
      return actor.email;
    case 'setup-link':
      return `setup link (${actor.name})`;
    case 'api-key':
      return `API key (${actor.name})`;
    case 'cli':
      return `command line (${actor.userName})`;
    case 'entra':
      return actor.tokenId;
    default:
      return actor.kind;
  }
}

/** The actor in the history of users and groups: an id, and no name that would have to be erased. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'administrator':
    case 'setup-link':
    case 'api-key':
      return actor.id;
    default:
      return actorName(actor);
  }
}

/** A key of the audit log, kept outside the database. */
export interface AuditKey {
  /** Names the key without telling anything of it. */
  readonly id: string;
  readonly mac: (text: string) => Uint8Array;
}

/** One caller working on one directory. */
export interface Context {
  readonly directory: Directory;
  readonly store: DirectoryStore;
  readonly platform: Platform;
  readonly actor: Actor;
  /** The Tenant URL without a slash at its end; every location in an answer begins with it. */
  readonly tenantUrl: string;
  readonly hooks?: ResourceHooks;
}

/** What else takes part in the verbs on users and groups. */
export interface ResourceHooks {
  /**
   * Called in the transaction that changes or removes a living resource, before anything is written, with the event that the change would
   * write. A rejection refuses the change. Undefined where there is nothing to wait for.
   */
  readonly beforeWrite: (context: Context, event: EventType) => Promise<void> | undefined;
}
