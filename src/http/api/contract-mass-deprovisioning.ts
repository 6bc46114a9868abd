// The part of the console's API about a mass deprovisioning: who left, and who comes back.

export interface ConsoleMassDeprovisioning {
  readonly since: string;
  readonly until: string;
  readonly deactivated: number;
  readonly deleted: number;
  /** By whom, the one with the most first. `tokenName` is absent for who is no token of this directory. */
  readonly actors: readonly { readonly actor: string; readonly tokenName?: string; readonly people: number }[];
}

/** GET /api/console/directories/:id/mass-deprovisioning?offset=0&limit=100 -> DeprovisionedUserWindow: the users of the mass deprovisioning; 409 BC-905 when there is none. */
export interface DeprovisionedUserWindow {
  readonly total: number;
  /** How many are in the burst; the others left before it or by another actor. */
  readonly inBurst: number;
  readonly burst?: LeaverBurst;
  readonly people: readonly DeprovisionedUserRow[];
}

export interface LeaverBurst {
  readonly since: string;
  readonly actor: string;
}

export interface DeprovisionedUserRow {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  /** Absent for who is no token of this directory. */
  readonly tokenName?: string;
  readonly wasDeactivated: boolean;
  readonly wasDeleted: boolean;
  readonly isInBurst: boolean;
}

/** Who is to come back: those of a preset (the burst, where nothing is said), and the opposite for each id in `except`. */
export interface RevertChoice {
  readonly preset: 'burst' | 'all' | 'none';
  readonly except: readonly string[];
}

/**
 * POST /api/console/directories/:id/mass-deprovisioning/revert {from, burst?, preset?, except?} -> RevertedPart: goes on with the selected users, from 0,
 * until done is people. `burst` is the one that DeprovisionedUserWindow showed, so that later deprovisionings change nothing. 409 BC-905 when there is none. POST …/mass-deprovisioning/acknowledge -> 204: it was intended, and for a day the rest may follow.
 */
export interface RevertedPart {
  readonly people: number;
  readonly done: number;
  readonly restored: number;
  readonly activated: number;
  /** Users whom Entra has created again meanwhile. */
  readonly created: number;
}
