// The head of the audit log, hourly in the server log: entries that are cut off later show, because that log is kept elsewhere.

import { type Audit, auditHead } from '../domain/index.ts';
import { repeat } from './repeat.ts';
import type { StopJob } from './scheduler.ts';

interface Logger {
  readonly info: (fields: object, sentence: string) => void;
}

const hourMs = 3_600_000;

/** At once and then every hour, until it is stopped. */
export function startAuditHead(audit: Audit, logger: Logger, reportError: (error: unknown) => void): StopJob {
  return repeat(hourMs, () => logAuditHead(audit, logger).catch(reportError));
}

/** One line, in the form that `becard audit check --head` takes. */
export async function logAuditHead({ store, key }: Audit, logger: Logger): Promise<void> {
  const head = await auditHead(store);
  if (head === undefined) return;
  logger.info({ audit_head: `${head.sequence}:${head.hash}`, audit_key: key?.id }, 'end of the audit log');
}
