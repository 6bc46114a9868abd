// What the audit log keeps of backups. The acts themselves work on the archive of a store, outside its transactions.

import { type AuditAction, isOwnBackup } from '../domain/index.ts';
import type { UseCaseContext } from './context.ts';
import { type UseCase, useCase } from './use-case.ts';

interface Backup {
  readonly id: string;
  /** The file's name, without its folder. */
  readonly file: string;
  /** Size of the file, for one that was created. */
  readonly bytes?: number;
}

export const begin = useCase({
  right: 'operate',
  scope: 'admin',
  parse: (input: Pick<Backup, 'file'>) => input,
  act: (_, backup) => Promise.resolve(backup),
  audit: ({ file }) => [{ action: 'backup.begun', subject: file }],
});

export const noteCreated = note('backup.created');
export const noteRestored = note('backup.restored');
/** Only of a backup that was taken of this installation. */
export const noteVerified = note('backup.verified', ({ store }, { id }) => isOwnBackup(store.audit, id));

function note(
  action: Extract<AuditAction, `backup.${string}`>,
  concerns: (tx: UseCaseContext, backup: Backup) => Promise<boolean> = () => Promise.resolve(true),
): UseCase<Backup, boolean> {
  return useCase({
    right: 'operate',
    scope: 'admin',
    parse: (input: Backup) => input,
    act: concerns,
    audit: (isOurs, _, { id, file, bytes }) => {
      const changes = bytes === undefined ? [] : [{ path: 'bytes', after: bytes }];
      return isOurs ? [{ action, target: id, subject: file, changes }] : [];
    },
  });
}
