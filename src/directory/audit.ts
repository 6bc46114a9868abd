// The audit log: who did what, on what, when and from where. Every line carries a hash over itself and the line before,
// so that a line which was changed or taken out shows (ASVS 16.4.2).

import type { Platform } from './context.ts';
import type { AttributeChange, AuditAction, AuditEntry, DirectoryId } from './model.ts';
import type { AuditQuery, AuditStore } from './store.ts';

/** Where acts are written down, and what time it is. */
export interface Audit {
  readonly store: AuditStore;
  readonly platform: Pick<Platform, 'clock' | 'sha256' | 'yieldToOthers'>;
}

/** Who acts, and from where. */
export interface Author {
  readonly actor: string;
  readonly origin: string | undefined;
}

/** What was done. No secret goes in here. */
export interface Act {
  readonly action: AuditAction;
  readonly directoryId?: DirectoryId | undefined;
  readonly target?: string | undefined;
  readonly subject?: string | undefined;
  readonly changes?: readonly AttributeChange[];
}

/** Whether the lines are all there and as they were written; else the first number, seen from the newest, that is not. */
export type AuditVerdict =
  | { readonly state: 'intact'; readonly entries: number }
  | { readonly state: 'changed' | 'missing'; readonly sequence: number };

const pageSize = 500;
const everything = {
  action: undefined,
  actor: undefined,
  directoryId: undefined,
  since: undefined,
  until: undefined,
  before: undefined,
} as const;

/** Writes an act down; when it resolves, the line is stored. */
export function recordAct({ store, platform }: Audit, { actor, origin }: Author, act: Act): Promise<AuditEntry> {
  const { action, directoryId, target, subject, changes = [] } = act;
  return store.append((last) => {
    const sequence = (last?.sequence ?? 0) + 1;
    const at = platform.clock();
    const entry = { sequence, at, action, actor, origin, directoryId, target, subject, changes };
    return { ...entry, hash: hashOf(platform, entry, last?.hash ?? '') };
  });
}

/** What differs between two states of a thing, for the line that tells of it. */
export function changesBetween<Thing extends object>(
  before: Thing,
  after: Thing,
  keys: readonly (keyof Thing & string)[],
): readonly AttributeChange[] {
  return keys.filter((key) => before[key] !== after[key]).map((key) => changeOf(key, before[key], after[key]));
}

/** All lines that a question finds, newest first, page by page. */
export async function* walkAudit(
  store: AuditStore,
  query: Omit<AuditQuery, 'before' | 'limit'> = everything,
): AsyncGenerator<readonly AuditEntry[]> {
  let before: number | undefined;
  for (;;) {
    const page = await store.list({ ...query, before, limit: pageSize });
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    before = page.at(-1)?.sequence;
  }
}

/** Goes through the whole chain. */
export async function checkAudit({ store, platform }: Audit): Promise<AuditVerdict> {
  const forgotten = new Map<number, unknown>();
  let newer: AuditEntry | undefined;
  let entries = 0;
  for await (const page of walkAudit(store)) {
    for (const entry of page) {
      const fault = newer === undefined ? undefined : faultBetween(platform, entry, newer);
      if (fault !== undefined) return fault;
      if (entry.action === 'audit.forgotten')
        forgotten.set(Number(valueAfter(entry, 'through')), valueAfter(entry, 'hash'));
      newer = entry;
      entries += 1;
    }
    await platform.yieldToOthers();
  }
  return (newer && faultAtStart(platform, newer, forgotten)) ?? { state: 'intact', entries };
}

/**
 * Forgets the lines from before the month of this time, and writes down where the log begins from then on. Whole months:
 * each forgetting leaves a line, and a log that nobody writes to must not live on those alone.
 */
export async function forgetAudit(audit: Audit, time: number): Promise<void> {
  const month = new Date(time);
  const until = Date.UTC(month.getUTCFullYear(), month.getUTCMonth());
  const [last] = await audit.store.list({ ...everything, until, limit: 1 });
  if (last === undefined) return;
  const changes = [changeOf('through', undefined, last.sequence), changeOf('hash', undefined, last.hash)];
  await recordAct(audit, { actor: 'system', origin: undefined }, { action: 'audit.forgotten', changes });
  await audit.store.forget(last.sequence);
}

function faultBetween(platform: Audit['platform'], older: AuditEntry, newer: AuditEntry): AuditVerdict | undefined {
  if (older.sequence !== newer.sequence - 1) return { state: 'missing', sequence: newer.sequence - 1 };
  if (hashOf(platform, newer, older.hash) === newer.hash) return undefined;
  return { state: 'changed', sequence: newer.sequence };
}

/** The oldest line is the first of all, or stands behind the last one that was forgotten on purpose. */
function faultAtStart(
  platform: Audit['platform'],
  first: AuditEntry,
  forgotten: ReadonlyMap<number, unknown>,
): AuditVerdict | undefined {
  const before = first.sequence - 1;
  const hash = before === 0 ? '' : forgotten.get(before);
  if (typeof hash !== 'string') return { state: 'missing', sequence: before };
  return hashOf(platform, first, hash) === first.hash ? undefined : { state: 'changed', sequence: first.sequence };
}

function hashOf(platform: Audit['platform'], entry: Omit<AuditEntry, 'hash'>, previous: string): string {
  const { sequence, at, action, actor, origin, directoryId, target, subject, changes } = entry;
  const text = JSON.stringify([previous, sequence, at, action, actor, origin, directoryId, target, subject, changes]);
  return Array.from(platform.sha256(text), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function changeOf(path: string, before: unknown, after: unknown): AttributeChange {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function valueAfter(entry: AuditEntry, path: string): unknown {
  return entry.changes.find((change) => change.path === path)?.after;
}
