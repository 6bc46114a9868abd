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
