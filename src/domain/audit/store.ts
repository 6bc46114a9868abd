// The part of the port that keeps the audit log of the installation.

import type { DirectoryId } from '../ids/brands.ts';
import type { AuditAction, AuditEntry } from './entry.ts';

/** A query of the audit log, newest first. A missing key narrows nothing. */
export interface AuditQuery {
  readonly action?: AuditAction | undefined;
  readonly actor?: string | undefined;
  readonly directoryId?: DirectoryId | undefined;
  /** From this time on. */
  readonly since?: number | undefined;
  /** Up to this time (exclusive). */
  readonly until?: number | undefined;
  /** Only entries before this sequence (exclusive). */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Entries are added at the end and pruned from the beginning; in between they only lose names and values. */
export interface AuditStore {
  /** Adds the entries that `seal` makes to follow the last one; no other is added in between. */
  append(seal: (last: AuditEntry | undefined) => readonly AuditEntry[]): Promise<void>;
  list(query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Deletes every entry up to this sequence (inclusive). */
  prune(through: number): Promise<void>;
  /** Takes subject, changes and salt out of these entries. */
  redact(sequences: readonly number[]): Promise<void>;
}
