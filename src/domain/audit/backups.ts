// When backups of this installation were taken and proven last: the audit log knows it.

import type { AuditAction } from './entry.ts';
import type { AuditStore } from './store.ts';

/** Milliseconds since 1970; undefined where it has not happened, or so long ago that the audit log has forgotten it. */
export interface BackupTimes {
  readonly createdAt: number | undefined;
  readonly verifiedAt: number | undefined;
}

/** How far back a backup is looked for when it is proven. */
const maxBackups = 1_000;
export async function lastBackup(audit: Pick<AuditStore, 'list'>): Promise<BackupTimes> {
  const last = async (action: AuditAction): Promise<number | undefined> => {
    const [entry] = await audit.list({ action, limit: 1 });
    return entry?.at;
  };
  return { createdAt: await last('backup.created'), verifiedAt: await last('backup.verified') };
}

/** Whether the backup with this id was taken of this installation. */
export async function isOwnBackup(audit: Pick<AuditStore, 'list'>, id: string): Promise<boolean> {
  const taken = await audit.list({ action: 'backup.created', limit: maxBackups });
  return taken.some(({ target }) => target === id);
}
