// The store cannot answer now: another process holds it, the disk is full, the medium failed, or it was closed.
// Trying again later is right, so http/reply.ts answers 503 with Retry-After and the command line says so.

export type UnavailableReason = 'busy' | 'full' | 'fault' | 'closed';

/** Nothing was written by the work that received this error. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.reason = reason;
  }
}
