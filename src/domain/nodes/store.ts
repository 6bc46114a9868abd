// The part of the port by which the servers on one database know of each other.

export interface NodeStore {
  /** Notes that a server lives and counts the living ones, it included; a store of one machine answers 1. Called every few seconds. */
  heartbeat(nodeId: string): Promise<number>;
  /** A server has ended in order and counts no more. */
  deregister(nodeId: string): Promise<void>;
}
