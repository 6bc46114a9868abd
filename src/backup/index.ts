// The door of backups: one file that holds everything, for keeping and for moving to another store.

export { type Created, createBackup } from './create.ts';
export { BackupFault, type BackupFaultKind } from './fault.ts';
export type { Header, Proof, SealingKey } from './format.ts';
export type { BackupProgress, Report } from './progress.ts';
export { type Restored, restoreBackup, verifyBackup } from './restore.ts';
