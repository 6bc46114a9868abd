// The part of the port that keeps the installation's own secrets.

export interface OwnSecrets {
  /** The installation's own secret under a name, the same in every process; `fresh` becomes it when there is none yet. */
  getOrCreateSecret(name: string, fresh: string): Promise<string>;
}
