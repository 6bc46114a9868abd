// What a store says about itself to whoever has to know how it is kept.

/** One setting on which it depends that an acknowledged write survives. */
export interface DurabilitySetting {
  readonly name: string;
  readonly value: string;
  readonly isSafe: boolean;
}

export interface Inspection {
  readonly kind: 'SQLite' | 'PostgreSQL';
  /** Of the database program. */
  readonly version: string;
  /** The newest migration that its tables have; 0 before the first start. */
  readonly shape: number;
  readonly newestShape: number;
  readonly durability: readonly DurabilitySetting[];
  /** What is not as it should be and yet no reason to refuse. */
  readonly weaknesses: readonly string[];
  /** Whether the database refuses every change. */
  readonly isReadOnly: boolean;
  /** What the database finds wrong with itself. */
  readonly damage: string | undefined;
  /** Of the files in the data folder; undefined where the database keeps its own. */
  readonly bytes: number | undefined;
}
