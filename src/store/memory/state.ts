// All that the store in memory holds, as plain values. A write works on a copy that takes the original's place when it succeeds.

import type {
  Administrator,
  AdministratorId,
  AuditEntry,
  Directory,
  DirectoryEvent,
  DirectoryId,
  Invitation,
  KeptRehearsal,
  LogEntry,
  Member,
  NewSession,
  ResourceId,
  SetupLink,
  SetupLinkId,
  Token,
  TokenId,
} from '../../domain/model.ts';
import type { ResourceWrite } from '../../domain/store.ts';

/** A resource with its place in the order of creation. */
export interface Row {
  readonly position: number;
  readonly deletedAt: number | undefined;
  readonly resource: ResourceWrite;
}

export interface KeptToken {
  readonly token: Token;
  readonly hash: string;
}

export interface KeptSetupLink {
  readonly link: SetupLink;
  readonly hash: string;
}

/** Everything of one directory. Rows stand in the order of their creation. */
export interface DirectoryState {
  readonly directory: Directory;
  readonly rows: Map<number, Row>;
  readonly members: Map<ResourceId, Map<ResourceId, Member>>;
  readonly events: { readonly position: number; readonly event: DirectoryEvent }[];
  readonly log: { readonly position: number; readonly entry: LogEntry }[];
  readonly tokens: Map<TokenId, KeptToken>;
  readonly setupLinks: Map<SetupLinkId, KeptSetupLink>;
  /** Hashes by resource and attribute. */
  readonly secrets: Map<ResourceId, ReadonlyMap<string, string>>;
  readonly schemas: string | undefined;
  readonly rehearsal: KeptRehearsal | undefined;
}

export interface Account {
  readonly administrator: Administrator;
  readonly passwordHash: string | undefined;
}

export interface KeptSession extends NewSession {
  readonly lastSeenAt: number;
  readonly confirmedAt: number;
}

/** Digests are kept as hexadecimal text, by which maps can find them. */
export interface State {
  readonly directories: Map<DirectoryId, DirectoryState>;
  readonly accounts: Map<AdministratorId, Account>;
  readonly invitations: Map<string, Invitation>;
  readonly sessions: Map<string, KeptSession>;
  readonly audit: AuditEntry[];
  /** Positions are never used twice, not even after a rollback. */
  readonly nextPosition: () => number;
}

export function createState(): State {
  let position = 0;
  return {
    directories: new Map(),
    accounts: new Map(),
    invitations: new Map(),
    sessions: new Map(),
    audit: [],
    nextPosition: () => {
      position += 1;
      return position;
    },
  };
}

export function createDirectoryState(directory: Directory): DirectoryState {
  return {
    directory,
    rows: new Map(),
    members: new Map(),
    events: [],
    log: [],
    tokens: new Map(),
    setupLinks: new Map(),
    secrets: new Map(),
    schemas: undefined,
    rehearsal: undefined,
  };
}

/** A copy that shares nothing that changes with the original. */
export function copyState(state: State): State {
  return {
    directories: copyValues(state.directories, copyDirectoryState),
    accounts: new Map(state.accounts),
    invitations: new Map(state.invitations),
    sessions: new Map(state.sessions),
    audit: [...state.audit],
    nextPosition: state.nextPosition,
  };
}

/** The directory, which must be there: nothing is ever written into one that is gone. */
export function stateOf(state: State, id: DirectoryId): DirectoryState {
  const found = state.directories.get(id);
  if (found === undefined) throw new Error('There is no such directory to write to');
  return found;
}

export function toHex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

function copyDirectoryState(state: DirectoryState): DirectoryState {
  return {
    directory: state.directory,
    rows: new Map(state.rows),
    members: copyValues(state.members, (members) => new Map(members)),
    events: [...state.events],
    log: [...state.log],
    tokens: new Map(state.tokens),
    setupLinks: new Map(state.setupLinks),
    secrets: new Map(state.secrets),
    schemas: state.schemas,
    rehearsal: state.rehearsal,
  };
}

function copyValues<Key, Value>(map: ReadonlyMap<Key, Value>, copy: (value: Value) => Value): Map<Key, Value> {
  return new Map([...map].map(([key, value]) => [key, copy(value)]));
}
