// Backups: one file with everything, for safekeeping and for moving to another store.

export { createBackup } from './create.ts';
export { BackupFault } from './fault.ts';
export type { Header, SealingKey } from './format.ts';
export type { BackupProgress } from './progress.ts';
export { type Restored, restoreBackup, verifyBackup } from './restore.ts';
