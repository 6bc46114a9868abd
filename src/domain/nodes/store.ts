// The part of the port by which the servers on one database know of each other and share the jobs of the installation.

export interface NodeStore {
  /** Notes that a server lives and counts the living ones, it included; a store of one machine answers 1. Called every few seconds. */
  heartbeat(nodeId: string): Promise<number>;
  /** A server has ended in order and counts no more. */
  deregister(nodeId: string): Promise<void>;
}

/** Leases of jobs: the server that holds the lease of a job does it, the others do not. */
export interface LeaseStore {
  /** Takes the free leases among these and renews those that the holder has. Gives the names that it holds until then. */
  hold(names: readonly string[], holder: string, now: number, until: number): Promise<readonly string[]>;
  release(holder: string): Promise<void>;
}

/** What a server did in one minute. */
export interface NodeMinute {
  /** Start of the minute. */
  readonly at: number;
  readonly nodeId: string;
  /** Host and process. */
  readonly name: string;
  readonly version: string;
  readonly startedAt: number;
  readonly requests: number;
  /** Requests that failed, without those that were refused. */
  readonly failed: number;
  /** Requests by the class of their duration (figures.ts). */
  readonly durations: readonly number[];
  /** The 99th percentile. */
  readonly eventLoopDelayMs: number;
  /** Processor time of the process. */
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

/** Figures of the servers, minute by minute. */
export interface FigureStore {
  /** Keeps a minute, again with other figures or for the first time, and drops those before a time. */
  add(minute: NodeMinute, dropBefore: number): Promise<void>;
  /** The minutes of all servers since a time, oldest first. */
  since(from: number): Promise<readonly NodeMinute[]>;
}

/** The address at which browsers and Entra reach the servers, without a slash at its end: commands print links that begin with it. */
export interface AddressStore {
  /** As the server that started last noted it; undefined before the first. */
  find(): Promise<string | undefined>;
  save(url: string): Promise<void>;
}
