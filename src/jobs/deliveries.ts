// Sends the events of the feed to receivers: to webhooks, and as tokens of event streams.

import type { Audit, Platform, Store } from '../domain/index.ts';
import type { Outbound } from '../outbound/index.ts';
import { createStreamReader } from '../use-cases/index.ts';
import { createCalm } from './calm.ts';
import { startDispatcher } from './dispatcher.ts';
import { eventStreamTasks } from './event-streams/tasks.ts';
import { webhookTasks } from './webhooks/tasks.ts';

export interface DeliveryOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly audit: Audit;
  readonly outbound: Outbound;
  readonly version: string;
  readonly publicUrl: string;
  /** Names this server. */
  readonly nodeId: string;
  readonly reportError: (error: unknown) => void;
}

/** Sends from now on, until it is stopped. The system disables receivers that fail. */
export function startDeliveries(options: DeliveryOptions): { readonly stop: () => Promise<void> } {
  const { store, platform, audit, outbound, version, publicUrl, nodeId, reportError } = options;
  const actor = { kind: 'system' } as const;
  const ctx = { actor, origin: undefined, store, platform, auditKey: audit.key, publicUrl, targets: outbound };
  const sources = [
    webhookTasks({ ctx, outbound, version, reportError }),
    eventStreamTasks({ ctx, outbound, reader: createStreamReader(ctx), reportError }),
  ];
  return startDispatcher({
    store,
    platform,
    sources,
    holder: `${nodeId} deliveries`,
    waitForCalm: createCalm(),
    reportError,
  });
}
