// Sends the events of the feed to webhooks.

import type { Audit, Platform, Store } from '../../domain/index.ts';
import type { Outbound } from '../../outbound/index.ts';
import { startDispatcher } from './dispatcher.ts';

export interface WebhookOptions {
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

/** Sends from now on, until it is stopped. The system disables webhooks that fail. */
export function startWebhooks(options: WebhookOptions): { readonly stop: () => Promise<void> } {
  const { store, platform, audit, outbound, version, publicUrl, nodeId, reportError } = options;
  const actor = { kind: 'system' } as const;
  const ctx = { actor, origin: undefined, store, platform, auditKey: audit.key, publicUrl, targets: outbound };
  return startDispatcher({ ctx, outbound, version, leases: store.leases, holder: `${nodeId} webhooks`, reportError });
}
