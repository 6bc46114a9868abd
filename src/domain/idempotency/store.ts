// The part of the port that remembers requests with an Idempotency-Key, so that a repetition gets the first answer.

/** A request that was carried out. */
export interface IdempotentRequest {
  /** The session or API key that sent it. */
  readonly caller: string;
  /** The SHA-256 of the Idempotency-Key, in base64url. */
  readonly key: string;
  /** The SHA-256 of path, query and body, in base64url. */
  readonly request: string;
  readonly at: number;
  /** Sealed, since it may show a secret. Undefined until the answer was made. */
  readonly answer: string | undefined;
}

export interface IdempotencyStore {
  find(caller: string, key: string): Promise<IdempotentRequest | undefined>;
  /** Notes a request in the transaction that carries it out, and prunes those of before `since`. False when the caller has used the key since. */
  claim(request: IdempotentRequest, since: number): Promise<boolean>;
  complete(caller: string, key: string, answer: string): Promise<void>;
}
