// The part of the port that keeps the provisioning log of one directory.

import type { DirectoryId, ResourceId, TokenId } from '../ids/brands.ts';
import type { LogAction, LogEntry } from './entry.ts';
import type { LogOutcome } from './outcome.ts';

/** A query of the log; newest first. A missing key narrows nothing. */
export interface LogQuery {
  /** Entries that hold the folded text, or concern one of these resources. */
  readonly search?: { readonly text: string; readonly resourceIds: readonly ResourceId[] } | undefined;
  readonly outcomes?: readonly LogOutcome[] | undefined;
  readonly actions?: readonly LogAction[] | undefined;
  /** Code of the refusal or of a warning. */
  readonly code?: string | undefined;
  readonly tokenId?: TokenId | undefined;
  /** Entries that concern one of these. */
  readonly resourceIds?: readonly ResourceId[] | undefined;
  /** Only what changed something, was warned about, or failed. */
  readonly isNotable?: boolean | undefined;
  /** From this time on (inclusive), and until this time (exclusive). */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Only entries before this position (exclusive). */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** How many requests of one kind began within one minute or hour. */
export interface LogCount {
  /** Start of the minute or hour. */
  readonly at: number;
  readonly action: LogAction;
  readonly outcome: LogOutcome;
  readonly requests: number;
}

export interface PositionedEntry {
  readonly position: number;
  readonly entry: LogEntry;
}

/** A new entry with the directory it belongs to. */
export interface LogAppend {
  readonly directoryId: DirectoryId;
  readonly entry: LogEntry;
}

export interface ProvisioningLogStore {
  /** Newest first. */
  list(query: LogQuery): Promise<readonly PositionedEntry[]>;
  /** The log from its beginning on, oldest first, after a position. */
  after(position: number, limit: number): Promise<readonly PositionedEntry[]>;
  /** Undefined for an unknown id. */
  find(id: string): Promise<LogEntry | undefined>;
  /** Counts of the minutes that begin before `until`, from the minute of `from` on, oldest first. */
  minutes(from: number, until: number): Promise<readonly LogCount[]>;
  /** The same by the hour. */
  hours(from: number, until: number): Promise<readonly LogCount[]>;
  /** Replaces the personal parts of entries: path, detail, resource, subject, search text and bodies. */
  rewrite(entries: readonly PositionedEntry[]): Promise<void>;
}
