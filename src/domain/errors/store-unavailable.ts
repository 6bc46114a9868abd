// The store cannot answer now: another process holds it, the disk is full, the medium failed, what is stored there is damaged, the
// database file was taken away, or the store was closed. Trying again later is right, so http/reply.ts answers 503 with Retry-After
// and the command line says so.

export type UnavailableReason = 'busy' | 'full' | 'fault' | 'damaged' | 'moved' | 'closed';

/** How often the storage failed in each of these ways. */
export interface StoreFaults {
  /** What is stored was not readable as what it has to be: a damaged page. */
  readonly damaged: number;
  /** The disk, or the way to the database, did not do what was asked. */
  readonly fault: number;
}

/** Nothing was written by the work that received this error. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.reason = reason;
  }
}
