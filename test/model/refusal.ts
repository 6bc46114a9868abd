// What the model answers when it refuses: a status and the scimType of RFC 7644 §3.12.

export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly scimType: string | undefined;

  constructor(status: number, scimType: string | undefined, reason: string) {
    super(`${status} ${scimType ?? ''}: ${reason}`);
    this.status = status;
    this.scimType = scimType;
  }
}

/** Throws the refusal of a request that is wrong. */
export function refuse(scimType: string, reason: string): never {
  throw new Refusal(scimType === 'uniqueness' ? 409 : 400, scimType, reason);
}
