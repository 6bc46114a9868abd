// The bounds on HTTP requests, in one place. Those of the protocol are part of it:
// `filterLimits`, `maxPatchOperations`, `pageLimits` and `bulk/read` of scim/, `maxKeyLength` of domain/.

export const limits = {
  /** Time and size on the wire; a client that is slower is cut off (RFC 9110 §15.5.9). */
  connection: {
    headersMs: 10_000,
    /** The whole request, its body included. */
    requestMs: 30_000,
    /** Without a byte in either direction: a client that does not read the answer. */
    silenceMs: 120_000,
    /**
     * Between two requests: the announced limit and the real one. Clients that ignore the first have limits of their own, which come first:
     * 60 s in .NET, 4 minutes in Azure's load balancers, 10 in Google's. The side that closes last never cuts a request off.
     */
    idleMs: { announced: 65_000, real: 620_000 },
    checkEveryMs: 1_000,
    maxHeaderBytes: 16 * 1024,
    /** Requests that wait on one connection for the answer of the one before (RFC 9112 §9.3.2). */
    maxPipelined: 64,
  },
  /** Nesting of a JSON body. */
  maxJsonDepth: 16,
  /** Values in a JSON body: more than anything useful has, and few enough to be read within some tens of milliseconds. */
  maxJsonValues: { body: 50_000, bulk: 100_000 },
  /** A body of more bytes is read in a turn of the event loop of its own. */
  largeBodyBytes: 32 * 1024,
  /** Characters of path and query. */
  maxTargetLength: 16_384,
  /** One Bulk request (RFC 7644 §3.7.4). */
  bulk: { maxOperations: 1000, maxPayloadBytes: 4 * 1024 * 1024, /** That refer to each other. */ maxCircle: 100 },
  /** Members of a group that is shown after a PATCH because the client prefers that. */
  maxPreferredMembers: 1_000,
  /** Characters of a body that the provisioning log keeps. */
  maxLoggedCharacters: 8_192,
} as const;

/** The largest body of a Bulk request in bytes: at least the configured limit of other requests. */
export function maxBulkBytes(maxBodyBytes: number): number {
  return Math.max(limits.bulk.maxPayloadBytes, maxBodyBytes);
}
