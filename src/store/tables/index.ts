// The cold tables of a database as slices of the port.

import type { CredentialStore, DirectoryId, DirectoryStore, Retention, Store } from '../../domain/store.ts';
import { createAccounts } from './administrators.ts';
import { createApiKeyStore } from './api-keys.ts';
import { createAuditStore } from './audit.ts';
import { createCardFinder } from './card-finder.ts';
import { createCardLinkStore, findCardLink } from './card-links.ts';
import { createCardNumberStore } from './card-numbers.ts';
import { createCardStore } from './cards.ts';
import { createDeprovisioningStore } from './deprovisioning.ts';
import { createDirectoriesStore } from './directories.ts';
import { createEventStreamFinder, createEventStreamStore } from './event-streams.ts';
import { createEventStore } from './events.ts';
import { createIdempotencyStore } from './idempotent-requests.ts';
import { createInvitationStore } from './invitations.ts';
import { createLeaseStore } from './job-leases.ts';
import { createListStore } from './lists.ts';
import { createLogStore, type LogEngine } from './log.ts';
import { createFigureStore } from './node-minutes.ts';
import { createAddressStore } from './public-address.ts';
import { createRehearsalStore } from './rehearsals.ts';
import { createRetentionStore } from './retention.ts';
import { createSavedViewStore } from './saved-views.ts';
import { getOrCreateSecret } from './secrets.ts';
import { createSessionStore } from './sessions.ts';
import { createSetupLinkStore, findSetupLink } from './setup-links.ts';
import { createSignalStore } from './signals.ts';
import { createSigningKeyStore } from './signing-keys.ts';
import type { Database } from './sql.ts';
import { createTokenStore } from './tokens.ts';
import { createWalletStore } from './wallet.ts';
import { createDeliveryStore } from './webhook-deliveries.ts';
import { createWebhookStore } from './webhooks.ts';

type InstallationTables = Omit<
  Store,
  'directory' | 'events' | 'nodes' | 'engine' | 'appendLog' | 'transaction' | 'close'
>;

/** Hot paths of the installation, of which each engine has its own. */
interface HotPaths {
  readonly findToken: CredentialStore['findToken'];
  readonly pruneLarge: (limits: Retention) => Promise<void>;
}

export function installationTables(database: Database, { findToken, pruneLarge }: HotPaths): InstallationTables {
  const [invitations, sessions] = [createInvitationStore(database), createSessionStore(database)];
  return {
    directories: createDirectoriesStore(database),
    credentials: {
      findToken,
      findCardLink: (hash) => findCardLink(database.read, hash),
      findSetupLink: (hash) => findSetupLink(database.read, hash),
      getOrCreateSecret: (name, fresh) => getOrCreateSecret(database, name, fresh),
    },
    administrators: { ...createAccounts(database), invitations, sessions },
    apiKeys: createApiKeyStore(database),
    audit: createAuditStore(database),
    cards: createCardFinder(database),
    wallet: createWalletStore(database),
    idempotency: createIdempotencyStore(database),
    rehearsals: createRehearsalStore(database),
    leases: createLeaseStore(database),
    figures: createFigureStore(database),
    address: createAddressStore(database),
    signals: createSignalStore(database),
    webhooks: createWebhookStore(database),
    deliveries: createDeliveryStore(database),
    eventStreams: createEventStreamFinder(database),
    retention: createRetentionStore(database, pruneLarge),
  };
}

type DirectoryTables = Pick<
  DirectoryStore,
  | 'lists'
  | 'events'
  | 'log'
  | 'deprovisioning'
  | 'cards'
  | 'cardLinks'
  | 'cardNumbers'
  | 'tokens'
  | 'setupLinks'
  | 'savedViews'
  | 'eventStreams'
  | 'signingKeys'
>;

export function directoryTables(database: Database, log: LogEngine, id: DirectoryId): DirectoryTables {
  return {
    lists: createListStore(database.readOf(id), id),
    events: createEventStore(database, id),
    log: createLogStore(database, log, id),
    deprovisioning: createDeprovisioningStore(database.readOf(id), id),
    cards: createCardStore(database, id),
    cardLinks: createCardLinkStore(database, id),
    cardNumbers: createCardNumberStore(database, id),
    tokens: createTokenStore(database, id),
    setupLinks: createSetupLinkStore(database, id),
    savedViews: createSavedViewStore(database, id),
    eventStreams: createEventStreamStore(database, id),
    signingKeys: createSigningKeyStore(database, id),
  };
}
