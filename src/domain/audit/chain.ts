// The chain of the audit log: each line carries a hash over itself and the line before, so that a changed or missing line shows
// (ASVS 16.4.2). With a key that is kept outside the database the hash is an HMAC (RFC 2104): write access to the database
// is then not enough to recompute the chain.

import { Failure } from '../errors/failure.ts';
import type { AttributeChange } from '../events/event.ts';
import type { Platform } from '../platform.ts';
import type { AuditEntry } from './entry.ts';
import type { AuditQuery, AuditStore } from './store.ts';

/** A key of the audit log, kept outside the database. */
export interface AuditKey {
  /** Names the key without telling anything of it. */
  readonly id: string;
  readonly mac: (text: string) => Uint8Array;
}

/** Where acts are written down, what time it is, and the key of the chain; undefined: a plain hash. */
export interface Audit {
  readonly store: AuditStore;
  readonly platform: Pick<Platform, 'clock' | 'sha256' | 'randomBytes' | 'yieldToOthers'>;
  readonly key: AuditKey | undefined;
}

/** A line by its number and hash. Kept outside the database, it shows later whether anything up to it was cut off or changed. */
export type AuditHead = Pick<AuditEntry, 'sequence' | 'hash'>;

/** A head as the log of the server names it: "81:5f2c…". */
export function parseAuditHead(text: string): AuditHead {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash };
  throw new Failure('BC-906', { reason: 'auditHead' });
}

/** Whether the lines are all there and as they were written; else the first number, seen from the newest, that is not. */
export type AuditVerdict =
  | {
      readonly state: 'intact';
      readonly entries: number;
      /** The key that proves the newest lines, and how many lines it proves. */
      readonly keyId: string | undefined;
      readonly keyed: number;
      /** Older lines under a key that is not here. The first line under the present key seals the last of them. */
      readonly sealed: number;
      readonly head: AuditHead | undefined;
    }
  | { readonly state: 'changed' | 'missing' | 'unproved'; readonly sequence: number };

const pageSize = 500;
/** All lines that a question finds, newest first, page by page. */
export async function* walkAudit(
  store: AuditStore,
  query: Omit<AuditQuery, 'before' | 'limit'> = {},
): AsyncGenerator<readonly AuditEntry[]> {
  let before: number | undefined;
  for (;;) {
    const page = await store.list({ ...query, before, limit: pageSize });
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    before = page.at(-1)?.sequence;
  }
}

/**
 * Goes through the whole chain, newest line first. `expected` is a head from the log of the server: a log that was cut off
 * before it, or holds another line there, is not intact.
 */
export async function checkAudit(audit: Audit, expected?: AuditHead): Promise<AuditVerdict> {
  const accounts = createAccounts();
  let head: AuditEntry | undefined;
  let newer: AuditEntry | undefined;
  const count = { entries: 0, keyed: 0, sealed: 0 };
  for await (const page of walkAudit(audit.store)) {
    for (const entry of page) {
      const fault =
        newer === undefined ? faultAtHead(audit, entry, expected) : faultBetween(audit, entry, newer, accounts);
      if (fault !== undefined) return fault;
      if (entry.sequence === expected?.sequence && entry.hash !== expected.hash) return changed(entry);
      accounts.read(entry);
      head ??= entry;
      newer = entry;
      count.entries += 1;
      if (entry.keyId !== undefined) count[entry.keyId === audit.key?.id ? 'keyed' : 'sealed'] += 1;
    }
    await audit.platform.yieldToOthers();
  }
  if (newer === undefined) {
    if (expected !== undefined) return { state: 'missing', sequence: expected.sequence };
    return { state: 'intact', keyId: undefined, head: undefined, ...count };
  }
  const fault = faultAtStart(audit, newer, accounts) ?? faultOfForgotten(newer, accounts, expected);
  return fault ?? { state: 'intact', keyId: head?.keyId, head: head && headOf(head), ...count };
}

/** The newest line. */
export async function auditHead(store: AuditStore): Promise<AuditHead | undefined> {
  const [newest] = await store.list({ limit: 1 });
  return newest && headOf(newest);
}

/** The hash of a line behind `previous`. Lines from before there were keys have neither salt nor key, and the same form as ever. */
export function hashOf(
  { platform, key }: Pick<Audit, 'platform' | 'key'>,
  entry: Omit<AuditEntry, 'hash'>,
  previous: string,
): string {
  const { sequence, at, action, actor, origin, directoryId, target, subject, changes, salt, keyId } = entry;
  const parts = [previous, sequence, at, action, actor, origin, directoryId, target, subject, changes];
  const text = JSON.stringify(salt === undefined && keyId === undefined ? parts : [...parts, salt, keyId]);
  return toHex(keyId === undefined || key === undefined ? platform.sha256(text) : key.mac(text));
}

/** What a line still says after names and values were taken out of it, as the line about that keeps it. */
export function remainderOf(platform: Pick<Platform, 'sha256'>, entry: AuditEntry): string {
  const { sequence, at, action, actor, origin, directoryId, target, keyId, hash } = entry;
  return toHex(
    platform.sha256(JSON.stringify([sequence, at, action, actor, origin, directoryId, target, keyId, hash])),
  );
}

/** Throws Failure BC-603 when the log is kept under a key and this process has none: a line without one would break the chain. */
export function requireKey({ key }: Pick<Audit, 'key'>, last: AuditEntry | undefined): void {
  if (last?.keyId === undefined || key !== undefined) return;
  throw new Failure('BC-603', { keyId: last.keyId });
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What newer lines say of older ones: up to where the log was forgotten, and which lines lost names and values. */
interface Accounts {
  readonly read: (entry: AuditEntry) => void;
  readonly forgotten: ReadonlyMap<number, unknown>;
  readonly redacted: ReadonlyMap<number, unknown>;
}

function createAccounts(): Accounts {
  const forgotten = new Map<number, unknown>();
  const redacted = new Map<number, unknown>();
  return {
    forgotten,
    redacted,
    read: (entry) => {
      if (entry.action === 'audit.forgotten')
        forgotten.set(Number(valueAfter(entry, 'through')), valueAfter(entry, 'hash'));
      if (entry.action !== 'audit.redacted') return;
      for (const { path, after } of entry.changes) redacted.set(Number(path), after);
    },
  };
}

/** The newest line is under the key that is here; one without it proves nothing. */
function faultAtHead({ key }: Audit, newest: AuditEntry, expected: AuditHead | undefined): AuditVerdict | undefined {
  if (expected !== undefined && newest.sequence < expected.sequence)
    return { state: 'missing', sequence: newest.sequence + 1 };
  return newest.keyId === key?.id ? undefined : { state: 'unproved', sequence: newest.sequence };
}

function faultBetween(
  audit: Audit,
  older: AuditEntry,
  newer: AuditEntry,
  accounts: Accounts,
): AuditVerdict | undefined {
  if (older.sequence !== newer.sequence - 1) return { state: 'missing', sequence: newer.sequence - 1 };
  const isOtherKey = older.keyId !== newer.keyId;
  if (isOtherKey && (newer.keyId === undefined || newer.action !== 'audit.keyed')) return changed(newer);
  return isAsWritten(audit, newer, older.hash, accounts) ? undefined : changed(newer);
}

/** The oldest line is the first of all, or follows the last one that was forgotten on purpose. */
function faultAtStart(audit: Audit, first: AuditEntry, accounts: Accounts): AuditVerdict | undefined {
  const before = first.sequence - 1;
  const hash = before === 0 ? '' : accounts.forgotten.get(before);
  if (typeof hash !== 'string') return { state: 'missing', sequence: before };
  return isAsWritten(audit, first, hash, accounts) ? undefined : changed(first);
}

/** Without its key a line cannot be judged; the line that brought the next key seals it. */
function isAsWritten(audit: Audit, entry: AuditEntry, previous: string, { redacted }: Accounts): boolean {
  const remainder = redacted.get(entry.sequence);
  if (remainder !== undefined) return remainder === remainderOf(audit.platform, entry);
  if (entry.keyId !== undefined && entry.keyId !== audit.key?.id) return true;
  return hashOf(audit, entry, previous) === entry.hash;
}

/** A head from before the oldest line can be compared where the forgetting ended with it. */
function faultOfForgotten(
  first: AuditEntry,
  { forgotten }: Accounts,
  expected: AuditHead | undefined,
): AuditVerdict | undefined {
  if (expected === undefined || expected.sequence >= first.sequence) return undefined;
  if (forgotten.get(expected.sequence) === expected.hash) return undefined;
  throw new Failure('BC-906', { reason: 'auditForgotten', sequence: expected.sequence });
}

function changed({ sequence }: AuditEntry): AuditVerdict {
  return { state: 'changed', sequence };
}

function headOf({ sequence, hash }: AuditEntry): AuditHead {
  return { sequence, hash };
}

function valueAfter(entry: AuditEntry, path: string): AttributeChange['after'] {
  return entry.changes.find((change) => change.path === path)?.after;
}
