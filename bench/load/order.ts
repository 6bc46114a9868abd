// What the bench orders from its load generator and what it hears back: plain values, because they cross processes.

export const operationNames = [
  'get',
  'find',
  'miss',
  'list',
  'last-page',
  'patch',
  'post',
  'member',
  'cycle',
  'page',
  'vcard',
] as const;
export type OperationName = (typeof operationNames)[number];

/** What a server holds, so that requests name people and groups that are there. */
export interface Holdings {
  readonly people: number;
  /** Members of each group of the size that the order is about; 0 when it is about none. */
  readonly groupSize: number;
}

export interface Order {
  readonly port: number;
  /** Path of the Tenant URL. */
  readonly basePath: string;
  readonly token: string;
  readonly operation: OperationName;
  readonly holdings: Holdings;
  readonly clients: number;
  readonly durationMs: number;
  /** Different in every order of a run, so that no two write the same values. */
  readonly series: number;
}

export interface Result {
  readonly requests: number;
  /** Answers with another status than the operation expects. */
  readonly failures: number;
  /** The first unexpected answer, as it came. */
  readonly firstFailure: string | undefined;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
  readonly maxMs: number;
}
