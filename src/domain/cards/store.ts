// The part of the port that keeps cards, templates and handles.

import type { DirectoryEvent } from '../events/event.ts';
import type { CardChangeId, DirectoryId, ResourceId } from '../ids/brands.ts';
import type {
  AssignmentRule,
  Card,
  CardChange,
  CardSettings,
  CardState,
  CardTemplate,
  NewCardState,
  OwnValues,
} from './card.ts';
import type { CardLocation, CardVersion } from './location.ts';
import type { EnteredPhoto } from './photo.ts';

/** A living user, looked at by the one who makes the cards of those who were there before. */
export interface ScannedUser {
  readonly id: ResourceId;
  /** Grows with each creation in the directory. */
  readonly position: number;
  /** Active and without a card. */
  readonly needsCard: boolean;
}

export interface NewCard {
  readonly resourceId: ResourceId;
  readonly handle: string;
  /** Without it, or when its user is in another version meanwhile, the card is compared later. */
  readonly said?: FirstSaid | undefined;
}

/** What a new card is, as its user is in a version, and the event that says so. */
export interface FirstSaid extends Pick<ComparedCard, 'viewEpoch' | 'after'> {
  readonly userVersion: number;
  readonly event: DirectoryEvent;
}

/** How often a wrong PIN was entered for a card, and when the last time. */
export interface PinTries {
  readonly wrong: number;
  readonly lastAt: number;
}

/** What the events have said of a card. */
export interface SeenCard {
  readonly state: CardState;
  /** Whether its user was active. */
  readonly active: boolean;
  /** Of each field that visitors see a short hash of its texts in all languages. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A card as the one who writes its events reads it. */
export interface FollowedCard {
  readonly card: Card;
  /** Undefined while no event has said that there is this card. */
  readonly seen: SeenCard | undefined;
  /** The epoch of the directory in which it was compared last; 0 or less since it was changed. */
  readonly viewEpoch: number;
}

/** What is known of a card once it was compared, and the event that says so. */
export interface ComparedCard extends Pick<FollowedCard, 'viewEpoch'> {
  readonly resourceId: ResourceId;
  readonly before: SeenCard | undefined;
  readonly after: SeenCard;
  readonly event: DirectoryEvent | undefined;
}

export interface CardStore {
  /** Undefined in a directory whose cards were never switched on. */
  settings(): Promise<CardSettings | undefined>;
  /** Cards that are switched on are made for everyone who is there. */
  saveSettings(settings: CardSettings): Promise<void>;
  /** In the order of their creation. */
  templates(): Promise<readonly CardTemplate[]>;
  findTemplate(id: string): Promise<CardTemplate | undefined>;
  saveTemplate(template: CardTemplate): Promise<void>;
  /** Cards for which it was chosen follow the rules again. */
  removeTemplate(id: string): Promise<void>;
  /** In the order of their names. */
  locations(): Promise<readonly CardLocation[]>;
  /** By the folded name. */
  findLocation(key: string): Promise<CardLocation | undefined>;
  /** False when another location has the key; nothing is written then. */
  saveLocation(location: CardLocation, key: string): Promise<boolean>;
  removeLocation(id: string): Promise<void>;
  /** The kept versions of a template or of the rules, the newest first. */
  versions(subject: string): Promise<readonly CardVersion[]>;
  /** Keeps a version, and the newest `most` in all. */
  keepVersion(subject: string, version: CardVersion, most: number): Promise<void>;
  find(id: ResourceId): Promise<Card | undefined>;
  findByHandle(handle: string): Promise<Card | undefined>;
  /**
   * The versions of all that a card is made of: user, card, templates and settings, groups apart. Undefined unless the card is published and
   * its user active. One read by indexes.
   */
  versionsOf(handle: string): Promise<string | undefined>;
  /** The cards of these users, in no order. */
  ofUsers(ids: readonly ResourceId[]): Promise<readonly Card[]>;
  /** Grows with each change of a card's state and each new card. */
  revision(): Promise<number>;
  /** The living users behind a position, in the order of their creation. */
  scan(after: number, limit: number): Promise<readonly ScannedUser[]>;
  /** Notes up to which position users were looked at; undefined: all were. */
  saveScan(position: number | undefined): Promise<void>;
  /** Lets every user and every card be looked at again. */
  lookAgain(): Promise<void>;
  /** Those of these users who are active and have no card. */
  withoutCard(ids: readonly ResourceId[]): Promise<readonly ResourceId[]>;
  /** Makes cards for active users who have none, with their events; gives how many. A handle that was given before makes none. */
  add(cards: readonly NewCard[], state: NewCardState, at: number): Promise<number>;
  /** Sets the state of these users' cards; gives those that had another one. Each keeps that one with the change, until the next change. */
  setState(
    ids: readonly ResourceId[],
    state: CardState,
    at: number,
    change?: CardChangeId,
  ): Promise<readonly ResourceId[]>;
  /** Chooses a template for the cards of these users, or none; gives those that had another one. Each keeps that one as with a state. */
  chooseTemplate(
    ids: readonly ResourceId[],
    templateId: string | undefined,
    at: number,
    change?: CardChangeId,
  ): Promise<readonly ResourceId[]>;
  /** How many of these users' cards have another state or template. */
  countOthers(ids: readonly ResourceId[], change: CardChange): Promise<number>;
  /** Gives so many cards back what they had before a change, where that was the latest one; gives those of them. */
  undoChange(change: CardChangeId, limit: number, at: number): Promise<readonly ResourceId[]>;
  /** Users whose cards may have changed since they were compared: by a value, a state or a template. */
  toCompare(limit: number): Promise<readonly ResourceId[]>;
  /** The cards of these users, in no order. */
  followedOf(ids: readonly ResourceId[]): Promise<readonly FollowedCard[]>;
  /** Notes what the cards are in an epoch, with the events; one that was changed or compared meanwhile is passed over with its event. */
  saveCompared(cards: readonly ComparedCard[], epoch: number): Promise<void>;
  /** False when the user has no card. */
  saveOwnValues(id: ResourceId, values: OwnValues, at: number): Promise<boolean>;
  /** The bytes of a photo that a card has. */
  photo(hash: string): Promise<Uint8Array | undefined>;
  /** Gives a card its photo, or takes it away. One that no card has goes for good. False when the user has no card. */
  savePhoto(id: ResourceId, photo: EnteredPhoto | undefined, at: number): Promise<boolean>;
  /** Forgets the wrong PINs. False when the user has no card. */
  savePin(id: ResourceId, hash: string | undefined, at: number): Promise<boolean>;
  pinTries(handle: string): Promise<PinTries | undefined>;
  /** False when they are not as they were before, or there is no such card; nothing is written then. */
  savePinTries(handle: string, before: PinTries, after: PinTries): Promise<boolean>;
  /** False when the card has one already, or the user has no card; nothing is written then. */
  addSignatureKey(id: ResourceId, key: string): Promise<boolean>;
  /** False when there was none. */
  removeSignatureKey(id: ResourceId): Promise<boolean>;
}

/** A directory with its cards switched on. */
export interface FollowedDirectory {
  readonly directoryId: DirectoryId;
  readonly rules: readonly AssignmentRule[];
  /** Grows with each change that may change any of its cards. */
  readonly viewEpoch: number;
  /** The position of the last user that was looked at; undefined once all were. */
  readonly scannedTo: number | undefined;
}

/** Where a handle leads. */
export interface HandlePlace {
  readonly directoryId: DirectoryId;
  /** Whether its card was ever published. The handle stays when the card has gone. */
  readonly wasPublished: boolean;
}

export interface CardFinder {
  findHandle(handle: string): Promise<HandlePlace | undefined>;
  /** The directories with cards. */
  followed(): Promise<readonly FollowedDirectory[]>;
  /** The position in the feed up to which new users have cards; undefined before the first, and while no directory has cards. */
  position(): Promise<number | undefined>;
  savePosition(position: number | undefined): Promise<void>;
}
