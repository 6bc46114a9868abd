// The audit log while a server runs: under its key from the start on, and hourly its end in the log of the server, so that lines which are
// cut off there show. That log is kept elsewhere.

import { openAuditKey } from './audit-key.ts';
import type { Config } from './config.ts';
import { type Audit, auditHead, type Platform, type Store, sealAudit } from './domain/index.ts';

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

const hourMs = 3_600_000;

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

/** At once and then every hour, until it is stopped. */
export function startAuditHead(
  audit: Audit,
  logger: Pick<Logger, 'info'>,
  reportError: (error: unknown) => void,
): { readonly stop: () => void } {
  const say = (): void => void logAuditHead(audit, logger).catch(reportError);
  say();
  const timer = setInterval(say, hourMs).unref();
  return { stop: () => clearInterval(timer) };
}

/** One line, in the form that `becard audit check --head` takes. */
export async function logAuditHead({ store, key }: Audit, logger: Pick<Logger, 'info'>): Promise<void> {
  const head = await auditHead(store);
  if (head === undefined) return;
  logger.info({ audit_head: `${head.sequence}:${head.hash}`, audit_key: key?.id }, 'end of the audit log');
}
