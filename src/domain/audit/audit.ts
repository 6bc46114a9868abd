// The audit log: who did what, on what, when and from where. audit-chain.ts proves that no line was changed or taken out.

import type { AttributeChange } from '../events/event.ts';
import type { DirectoryId } from '../ids/brands.ts';
import { type Audit, hashOf, remainderOf, requireKey, toHex } from './chain.ts';
import type { AuditAction, AuditEntry } from './entry.ts';

/** Who acts, and from where. */
export interface Author {
  readonly actor: string;
  readonly origin: string | undefined;
}

/** What was done. No secret goes in here. */
export interface AuditRecord {
  readonly action: AuditAction;
  readonly directoryId?: DirectoryId | undefined;
  readonly target?: string | undefined;
  readonly subject?: string | undefined;
  readonly changes?: readonly AttributeChange[];
}

const system: Author = { actor: 'system', origin: undefined };
const saltBytes = 16;

/** Writes an act down; when it resolves, the line is stored. The first one under another key seals what was written before. */
export async function recordAudit(audit: Audit, author: Author, act: AuditRecord): Promise<void> {
  await audit.store.append((last) => {
    const sealing = sealUnderKey(audit, last);
    return [...sealing, nextEntry(audit, sealing.at(-1) ?? last, author, act)];
  });
}

/** Puts what was written so far under the key that is here; nothing to do when it is. Throws Failure BC-603 when its key is not here. */
export async function sealAudit(audit: Audit): Promise<void> {
  await audit.store.append((last) => sealUnderKey(audit, last));
}

/** What differs between two states of a thing, for the line that tells of it. */
export function changesBetween<Thing extends object>(
  before: Thing,
  after: Thing,
  keys: readonly (keyof Thing & string)[],
): readonly AttributeChange[] {
  return keys.filter((key) => before[key] !== after[key]).map((key) => changeOf(key, before[key], after[key]));
}

/**
 * Forgets the lines from before the month of this time, and writes down where the log begins from then on. Whole months:
 * each forgetting leaves a line, and an unused log must not grow by those alone.
 */
export async function forgetAudit(audit: Audit, time: number): Promise<void> {
  const month = new Date(time);
  const until = Date.UTC(month.getUTCFullYear(), month.getUTCMonth());
  const [last] = await audit.store.list({ until, limit: 1 });
  if (last === undefined) return;
  const changes = [changeOf('through', undefined, last.sequence), changeOf('hash', undefined, last.hash)];
  await recordAudit(audit, system, { action: 'audit.forgotten', changes });
  await audit.store.prune(last.sequence);
}

/**
 * Takes names and values out of lines, for a user whose data is erased: subject, changes and salt go, and what was there cannot be
 * guessed from the hash that stays. A line of its own says which lines and what they still say, so that the chain is proved on.
 * To be called within the transaction of the erasure.
 */
export async function redactAudit(audit: Audit, author: Author, lines: readonly AuditEntry[]): Promise<void> {
  const concerned = lines.filter(({ subject, changes }) => subject !== undefined || changes.length > 0);
  if (concerned.length === 0) return;
  const changes = concerned.map((line) => ({
    path: String(line.sequence),
    after: remainderOf(audit.platform, line),
  }));
  await recordAudit(audit, author, { action: 'audit.redacted', changes });
  await audit.store.redact(concerned.map(({ sequence }) => sequence));
}

/** The line that begins another key, where the last line is not under the one that is here. */
function sealUnderKey(audit: Audit, last: AuditEntry | undefined): readonly AuditEntry[] {
  requireKey(audit, last);
  if (last === undefined || last.keyId === audit.key?.id) return [];
  const changes = [changeOf('key', last.keyId, audit.key?.id)];
  return [nextEntry(audit, last, system, { action: 'audit.keyed', changes })];
}

function nextEntry(
  audit: Audit,
  last: AuditEntry | undefined,
  { actor, origin }: Author,
  act: AuditRecord,
): AuditEntry {
  const { action, directoryId, target, subject, changes = [] } = act;
  const sequence = (last?.sequence ?? 0) + 1;
  const salt = toHex(audit.platform.randomBytes(saltBytes));
  const said = { sequence, at: audit.platform.clock(), action, actor, origin, directoryId, target, subject, changes };
  const entry = { ...said, salt, keyId: audit.key?.id };
  return { ...entry, hash: hashOf(audit, entry, last?.hash ?? '') };
}

function changeOf(path: string, before: unknown, after: unknown): AttributeChange {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
