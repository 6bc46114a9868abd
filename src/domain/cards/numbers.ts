// How often cards are seen: sums of a day and of a way in. Nothing is kept of the visitors.

import type { ResourceId } from '../ids/brands.ts';

/** The ways in: `?s=` in the address that was opened, else `link`. */
export const cardWays = ['qr', 'nfc', 'mail', 'link'] as const;
export type CardWay = (typeof cardWays)[number];

export interface CardCounts {
  /** Page views. */
  readonly views: number;
  /** vCards that were saved. */
  readonly saves: number;
  /** Passes that were added to wallets. */
  readonly passes: number;
}
export type CardAct = keyof CardCounts;

export interface CardNumber extends CardCounts {
  /** Start of the day in UTC. */
  readonly day: number;
  readonly way: CardWay;
}

/** Counts of a card that are still to be added. */
export interface CountedCard extends CardNumber {
  readonly resourceId: ResourceId;
}

export interface CardNumberStore {
  /** Whether the directory wants sums over all cards alone. */
  onlySums(): Promise<boolean>;
  /** With sums alone, what is known of single cards is added up and forgotten. */
  saveOnlySums(onlySums: boolean): Promise<void>;
  /** Adds to what was counted before; of a directory that wants sums alone the cards are not noted. */
  add(counted: readonly CountedCard[]): Promise<void>;
  /** Of one card, or of all together; from a day on, oldest first. */
  since(resourceId: ResourceId | undefined, from: number): Promise<readonly CardNumber[]>;
  /** How many cards are published, counted so far: drafts are not seen. */
  countPublished(most: number): Promise<number>;
}
