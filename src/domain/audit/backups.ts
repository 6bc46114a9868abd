// When backups of this installation were taken and proven last, and how large the last one is: the audit log knows it.

import type { AuditAction, AuditEntry } from './entry.ts';
import type { AuditStore } from './store.ts';

/** Milliseconds since 1970; undefined where it has not happened, or so long ago that the audit log has forgotten it. */
export interface BackupTimes {
  readonly createdAt: number | undefined;
  readonly verifiedAt: number | undefined;
  /** Size of the last one; undefined for one of an earlier version. */
  readonly bytes: number | undefined;
}

/** How far back a backup is looked for when it is proven. */
const maxBackups = 1_000;
export async function lastBackup(audit: Pick<AuditStore, 'list'>): Promise<BackupTimes> {
  const last = async (action: AuditAction): Promise<AuditEntry | undefined> =>
    (await audit.list({ action, limit: 1 }))[0];
  const [created, verified] = [await last('backup.created'), await last('backup.verified')];
  const bytes = created?.changes.find(({ path }) => path === 'bytes')?.after;
  return {
    createdAt: created?.at,
    verifiedAt: verified?.at,
    bytes: typeof bytes === 'number' ? bytes : undefined,
  };
}

/** Whether the backup with this id was taken of this installation. */
export async function isOwnBackup(audit: Pick<AuditStore, 'list'>, id: string): Promise<boolean> {
  const taken = await audit.list({ action: 'backup.created', limit: maxBackups });
  return taken.some(({ target }) => target === id);
}
