// The state of a store for the operator.

/** A setting on which the survival of acknowledged writes depends. */
export interface DurabilitySetting {
  readonly name: string;
  readonly value: string;
  readonly isSafe: boolean;
}

/** A setting that is worth a change but no reason to refuse: an old server, and a user that passes by the policies of tables. */
export type Weakness = 'old' | 'superuser';

export interface Inspection {
  readonly kind: 'SQLite' | 'PostgreSQL';
  /** Of the database program. */
  readonly version: string;
  /** The newest migration that its tables have; 0 before the first start. */
  readonly shape: number;
  readonly newestShape: number;
  readonly durability: readonly DurabilitySetting[];
  readonly weaknesses: readonly Weakness[];
  /** Whether the database refuses every change. */
  readonly isReadOnly: boolean;
  /** Damage that the database found in itself. */
  readonly damage: string | undefined;
  /** Of the files in the data folder; undefined where the database keeps its own. */
  readonly bytes: number | undefined;
}
