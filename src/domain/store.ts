// The port: what the domain needs of a store, composed of the slices that each noun declares beside its types.
// `store.directory(id)` is bound to its directory, so no method below takes a directory id and none can be forgotten.

import type { AdministratorStore } from './administrators/store.ts';
import type { ApiKeyStore } from './api-keys/store.ts';
import type { AuditStore } from './audit/store.ts';
import type { CardLinkFinder, CardLinkStore } from './card-links/store.ts';
import type { CardNumberStore } from './cards/numbers.ts';
import type { CardFinder, CardStore } from './cards/store.ts';
import type { OwnSecrets } from './credentials/store.ts';
import type { DeprovisioningStore } from './deprovisioning/store.ts';
import type { DirectoriesStore } from './directories/store.ts';
import type { StoreEngine } from './engine/store.ts';
import type { EventStreamFinder, EventStreamStore, SigningKeyStore } from './event-streams/store.ts';
import type { EventFeed } from './events/feed.ts';
import type { EventStore } from './events/store.ts';
import type { IdempotencyStore } from './idempotency/store.ts';
import type { DirectoryId, ResourceId, TokenId } from './ids/brands.ts';
import type { ListStore } from './lists/store.ts';
import type { AddressStore, FigureStore, LeaseStore, NodeStore } from './nodes/store.ts';
import type { LogAppend, ProvisioningLogStore } from './provisioning-log/store.ts';
import type { RehearsalStore } from './rehearsals/store.ts';
import type { ResourceReads } from './resources/context.ts';
import type { RetentionStore } from './retention/store.ts';
import type { SavedViewStore } from './saved-views/store.ts';
import type { SchemaReader, SchemaStore, SchemaTransaction } from './schemas/store.ts';
import type { SetupLinkFinder, SetupLinkStore } from './setup-links/store.ts';
import type { SignalStore } from './signals/store.ts';
import type { TokenFinder, TokenStore } from './tokens/store.ts';
import type { CredentialState } from './tokens/token.ts';
import type { WalletStore } from './wallet/store.ts';
import type { DeliveryStore, WebhookStore } from './webhooks/store.ts';

export type * from './administrators/administrator.ts';
export type * from './administrators/store.ts';
export type * from './api-keys/api-key.ts';
export type * from './api-keys/store.ts';
export type * from './audit/entry.ts';
export type * from './audit/store.ts';
export type * from './card-links/card-link.ts';
export type * from './card-links/store.ts';
export type * from './cards/card.ts';
export type * from './cards/location.ts';
export type * from './cards/numbers.ts';
export type * from './cards/photo.ts';
export type * from './cards/store.ts';
export type * from './deprovisioning/store.ts';
export type * from './directories/directory.ts';
export type * from './directories/store.ts';
export type * from './engine/store.ts';
export type * from './event-streams/event-stream.ts';
export type * from './event-streams/signing-key.ts';
export type * from './event-streams/store.ts';
export type * from './events/event.ts';
export type * from './events/feed.ts';
export type * from './events/store.ts';
export type * from './idempotency/store.ts';
export type * from './ids/brands.ts';
export type * from './lists/store.ts';
export type * from './nodes/store.ts';
export type * from './provisioning-log/entry.ts';
export type * from './provisioning-log/outcome.ts';
export type * from './provisioning-log/store.ts';
export type * from './rehearsals/rehearsal.ts';
export type * from './rehearsals/store.ts';
export type * from './resources/member-store.ts';
export type * from './resources/removed-store.ts';
export type * from './resources/resource.ts';
export type * from './resources/store.ts';
export type * from './retention/store.ts';
export type * from './saved-views/saved-view.ts';
export type * from './saved-views/store.ts';
export type * from './schemas/store.ts';
export type * from './setup-links/setup-link.ts';
export type * from './setup-links/store.ts';
export type * from './signals/signals.ts';
export type * from './signals/store.ts';
export type * from './tokens/store.ts';
export type * from './tokens/token.ts';
export type * from './wallet/pass.ts';
export type * from './wallet/store.ts';
export type * from './webhooks/store.ts';
export type * from './webhooks/webhook.ts';

/** Reads of one directory, outside a transaction or within one. */
export interface DirectoryReader extends ResourceReads {
  readonly schemas: SchemaReader;
}

/** Writes of one directory, all or nothing. */
export interface DirectoryTransaction extends SchemaTransaction {
  /** What decides whether the directory's token with this id is accepted, as it is while this transaction writes. */
  credentialState(tokenId: TokenId): Promise<CredentialState | undefined>;
}

/** Everything a store holds of one directory. */
export interface DirectoryStore extends SchemaStore {
  write<Result>(work: (transaction: DirectoryTransaction) => Promise<Result>, about?: ResourceId): Promise<Result>;
  readonly lists: ListStore;
  readonly events: EventStore;
  readonly log: ProvisioningLogStore;
  readonly deprovisioning: DeprovisioningStore;
  readonly cards: CardStore;
  readonly cardLinks: CardLinkStore;
  readonly cardNumbers: CardNumberStore;
  readonly tokens: TokenStore;
  readonly setupLinks: SetupLinkStore;
  readonly savedViews: SavedViewStore;
  readonly eventStreams: EventStreamStore;
  readonly signingKeys: SigningKeyStore;
}

/** Finds the owner of a secret, which arrives as its SHA-256, and keeps the installation's own. */
export type CredentialStore = TokenFinder & SetupLinkFinder & CardLinkFinder & OwnSecrets;

/** Everything a store holds. */
export interface Store {
  directory(id: DirectoryId): DirectoryStore;
  readonly directories: DirectoriesStore;
  readonly credentials: CredentialStore;
  readonly administrators: AdministratorStore;
  readonly apiKeys: ApiKeyStore;
  readonly idempotency: IdempotencyStore;
  readonly audit: AuditStore;
  readonly cards: CardFinder;
  readonly wallet: WalletStore;
  readonly events: EventFeed;
  readonly signals: SignalStore;
  readonly rehearsals: RehearsalStore;
  readonly retention: RetentionStore;
  readonly nodes: NodeStore;
  readonly figures: FigureStore;
  readonly leases: LeaseStore;
  readonly address: AddressStore;
  readonly webhooks: WebhookStore;
  readonly deliveries: DeliveryStore;
  readonly eventStreams: EventStreamFinder;
  readonly engine: StoreEngine;
  /** Writes log entries and the tokens' last use in one transaction; a refused request is no use. Entries of a deleted directory are dropped. */
  appendLog(entries: readonly LogAppend[]): Promise<void>;
  /**
   * Runs `work` on a store whose reads and writes belong to one transaction: all of it is kept, or nothing. It may be run again, must wait
   * for nothing but that store, and nothing else is written in the installation meanwhile.
   */
  transaction<Result>(work: (store: Store) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
