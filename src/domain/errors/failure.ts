// What the product refuses and why. Each code has one line in docs/errors.md and never changes its meaning;
// http/reply.ts and cli/run.ts turn a Failure into an answer.

/** Every code of the error catalogue with the HTTP status that carries it. */
export const failureStatus = {
  'BC-101': 401,
  'BC-102': 401,
  'BC-103': 401,
  'BC-104': 401,
  'BC-105': 401,
  'BC-106': 403,
  'BC-107': 403,
  'BC-201': 404,
  'BC-202': 404,
  'BC-301': 409,
  'BC-405': 412,
  'BC-406': 409,
  'BC-410': 413,
  'BC-411': 415,
  'BC-412': 405,
  'BC-413': 404,
  'BC-414': 501,
  'BC-415': 403,
  'BC-416': 413,
  'BC-501': 429,
  'BC-502': 429,
  'BC-503': 429,
  'BC-601': 500,
  'BC-602': 503,
  'BC-603': 503,
  'BC-604': 503,
  'BC-901': 401,
  'BC-902': 401,
  'BC-903': 403,
  'BC-904': 404,
  'BC-905': 409,
  'BC-906': 400,
  'BC-907': 410,
  'BC-908': 429,
  'BC-909': 403,
  'BC-910': 409,
  'BC-911': 409,
  'BC-912': 400,
  'BC-920': 429,
  'BC-921': 410,
  'BC-922': 409,
  'BC-923': 409,
} as const;

export type FailureCode = keyof typeof failureStatus;

/** Something the product refuses. `detail` says what happened and what to do; it holds no secret. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly detail: string;

  constructor(code: FailureCode, detail: string, options: ErrorOptions = {}) {
    super(`${detail} [${code}]`, options);
    this.code = code;
    this.detail = detail;
  }
}
