// Ids that are typed by their prefix: "tok_4Tq8Zr1yWn6c", "evt_019ab3c5d642b6eb9a060e54bf8d6928".

import type { Platform } from '../platform.ts';
import { randomBase62 } from './base62.ts';
import type {
  ApiKeyId,
  CardChangeId,
  CardLinkId,
  DeliveryId,
  DirectoryId,
  EventId,
  EventStreamId,
  LogEntryId,
  SavedViewId,
  SessionId,
  SetupLinkId,
  SigningKeyId,
  TokenId,
  WebhookId,
} from './brands.ts';

/** Ids by chance, by their prefixes. */
interface RandomIds {
  readonly cch: CardChangeId;
  readonly key: ApiKeyId;
  readonly lnk: CardLinkId;
  readonly loc: string;
  readonly ses: SessionId;
  readonly sig: SigningKeyId;
  readonly stp: SetupLinkId;
  readonly str: EventStreamId;
  readonly tok: TokenId;
  readonly tpl: string;
  readonly ud: DirectoryId;
  readonly vw: SavedViewId;
  readonly whk: WebhookId;
}

const idLength = 12;

/** The one place where text becomes such an id of our own making. */
export function newId<Prefix extends keyof RandomIds>(platform: Platform, prefix: Prefix): RandomIds[Prefix] {
  return `${prefix}_${randomBase62(platform, idLength)}` as RandomIds[Prefix];
}

export function newEventId(platform: Pick<Platform, 'uuid'>): EventId {
  // The prefix is what makes a text an EventId.
  return `evt_${newDigits(platform)}` as EventId;
}

/** A new id of a log entry. Entries from before 0.2 have ids that begin with "evt_" and keep them. */
export function newLogEntryId(platform: Pick<Platform, 'uuid'>): LogEntryId {
  // The prefix is what makes a text a LogEntryId.
  return `log_${newDigits(platform)}` as LogEntryId;
}

export function newDeliveryId(platform: Pick<Platform, 'uuid'>): DeliveryId {
  // The prefix is what makes a text a DeliveryId.
  return `dlv_${newDigits(platform)}` as DeliveryId;
}

function newDigits({ uuid }: Pick<Platform, 'uuid'>): string {
  const id = uuid();
  // Every request makes one: `replaceAll` takes twice as long.
  return id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);
}
