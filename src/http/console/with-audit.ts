// Writes down in the audit log what an administrator did here, before the answer says that it is done.

import { type Audit, type AuditRecord, actorName, recordAudit } from '../../domain/index.ts';
import { shortenAddress } from '../network.ts';
import type { ConsoleServices, Ctx } from './services.ts';

export function auditOf(services: ConsoleServices): Audit {
  const { store, platform, auditKey } = services;
  return { store: store.audit, platform, key: auditKey };
}

/**
 * Does what the caller asked for and writes the line that tells of it in one transaction: both are kept, or neither. The caller's right is
 * checked there once more, since it may have ended while a body was under way. What comes over the network is read before, so that no other
 * request waits for a slow browser, and slow hashes are made before.
 */
export function withAudit<Result>(
  context: Ctx,
  services: ConsoleServices,
  work: (inner: ConsoleServices) => Promise<Result>,
): Promise<Result> {
  const { requireStill } = context.var;
  if (requireStill === undefined) throw new Error('An act needs a caller that a gate let in');
  return inTransaction(services, async (inner) => {
    await requireStill(inner.store);
    return work(inner);
  });
}

/** The same for who is only about to come in: what is done and its line are kept together, or neither. */
export function inTransaction<Result>(
  services: ConsoleServices,
  work: (inner: ConsoleServices) => Promise<Result>,
): Promise<Result> {
  return services.store.transaction((store) => work({ ...services, store }));
}

/** An act of the caller. */
export async function record(context: Ctx, services: ConsoleServices, act: AuditRecord): Promise<void> {
  await recordAs(context, services, actorNameOf(context), act);
}

/** The caller's name in the audit log. */
export function actorNameOf(context: Ctx): string {
  return actorName(context.var.actor ?? { kind: 'visitor' });
}

/** An act of somebody who signs in, out or in vain. */
export async function recordAs(
  context: Ctx,
  services: ConsoleServices,
  actor: string,
  act: AuditRecord,
): Promise<void> {
  await recordAudit(auditOf(services), { actor, origin: shortenAddress(context.env.remoteAddress) }, act);
}
