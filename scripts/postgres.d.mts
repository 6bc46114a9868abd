// What postgres.mjs offers, for the drills.

export interface PostgresServer {
  readonly url: string;
  readonly crash: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly stop: () => void;
}

export function findPostgres(): string | undefined;
export function startPostgres(bin: string): Promise<PostgresServer>;

/** The user that a server runs as; empty when that is our own. */
export function serverUser(): { readonly uid?: number; readonly gid?: number };
