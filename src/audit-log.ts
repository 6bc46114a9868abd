// The audit log of a server: under its key from the start on.

import { openAuditKey } from './audit-key.ts';
import type { Config } from './config.ts';
import { type Audit, type Platform, type Store, sealAudit } from './domain/index.ts';

export interface AuditLogOptions {
  readonly config: Pick<Config, 'auditKey' | 'databaseUrl' | 'dataDirectory'>;
  readonly store: Pick<Store, 'audit'>;
  readonly platform: Platform;
  readonly logger: Logger;
}

interface Logger {
  readonly info: (fields: object, sentence: string) => void;
  readonly warn: (fields: object, sentence: string) => void;
}

/** What was written before is put under the key. Throws Failure BC-603 when the log has one that is not here. */
export async function openAuditLog({ config, store, platform, logger }: AuditLogOptions): Promise<Audit> {
  const key = openAuditKey(config);
  const audit = { store: store.audit, platform, key };
  await sealAudit(audit);
  // A database server has none of its own: with one for each node the lines would not be one chain.
  if (key === undefined) {
    logger.warn({}, 'BECARD_AUDIT_KEY is not set: write access to the database is enough to forge the audit log');
  }
  return audit;
}
