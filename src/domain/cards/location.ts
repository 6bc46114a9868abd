// The places of a company: each belongs to an office name that the directory sends.

export interface LocationContent {
  /** The name of the office, as Entra sends it. */
  readonly name: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly locality?: string;
  readonly country?: string;
  readonly phone?: string;
}

export interface CardLocation extends LocationContent {
  readonly id: string;
  readonly changedAt: number;
}

/** An earlier version of a template or of the rules. */
export interface CardVersion {
  readonly version: number;
  readonly changedAt: number;
  readonly content: unknown;
}
