// A refusal with Retry-After (RFC 6585 §4, RFC 9110 §10.2.3).

import { Failure, type FailureArguments } from '../domain/index.ts';

export class Throttled extends Failure {
  readonly retryAfterSeconds: number;

  constructor(waitMs: number, ...failure: FailureArguments) {
    super(...failure);
    this.retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  }
}
