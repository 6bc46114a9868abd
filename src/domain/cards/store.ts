// The part of the port that keeps cards, templates and handles.

import type { DirectoryId, ResourceId } from '../ids/brands.ts';
import type { Card, CardSettings, CardState, CardTemplate, NewCardState, OwnValues } from './card.ts';

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
}

/** A card whose state was changed, with the former one. */
export interface ChangedCard {
  readonly resourceId: ResourceId;
  readonly before: CardState;
}

export interface CardStore {
  /** Undefined in a directory whose cards were never switched on. */
  settings(): Promise<CardSettings | undefined>;
  /** Cards that are switched on are made for everyone who is there. */
  saveSettings(settings: CardSettings): Promise<void>;
  defaultTemplate(): Promise<CardTemplate | undefined>;
  saveTemplate(template: CardTemplate): Promise<void>;
  find(id: ResourceId): Promise<Card | undefined>;
  findByHandle(handle: string): Promise<Card | undefined>;
  /** The cards of these users, in no order. */
  ofUsers(ids: readonly ResourceId[]): Promise<readonly Card[]>;
  /** Grows with each change of a card's state and each new card. */
  revision(): Promise<number>;
  /** The living users behind a position, in the order of their creation. */
  scan(after: number, limit: number): Promise<readonly ScannedUser[]>;
  /** Notes up to which position users were looked at; undefined: all were. */
  saveScan(position: number | undefined): Promise<void>;
  /** The users of so many cards that have a state. */
  inState(state: CardState, limit: number): Promise<readonly ResourceId[]>;
  /** Those of these users who are active and have no card. */
  withoutCard(ids: readonly ResourceId[]): Promise<readonly ResourceId[]>;
  /** Makes cards for active users who have none. A handle that was given before makes none. */
  add(cards: readonly NewCard[], state: NewCardState, at: number): Promise<void>;
  /** Sets the state of these users' cards; gives those that had another one. */
  setState(ids: readonly ResourceId[], state: CardState, at: number): Promise<readonly ChangedCard[]>;
  /** False when the user has no card. */
  saveOwnValues(id: ResourceId, values: OwnValues, at: number): Promise<boolean>;
}

/** A directory with its cards switched on. */
export interface FollowedDirectory {
  readonly directoryId: DirectoryId;
  readonly newCards: NewCardState;
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
