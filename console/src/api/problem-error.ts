// The error of the console: a rejected request or an unreachable server. Codes are those of docs/errors.md.

import type { Problem } from '../../../src/http/api/schemas/shared.ts';

/** `network` when no answer came; `unknown` when the answer was not one of ours. */
export type ProblemCode = string;

/** The part of a problem that the console reads; the rest is for other clients. */
type Refusal = Pick<Problem, 'code' | 'detail' | 'fields'>;

/** A request that did not succeed. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: ProblemCode;
  readonly fields: Refusal['fields'];

  constructor(status: number, problem: Refusal, cause?: unknown) {
    super(problem.detail, { cause });
    this.status = status;
    this.code = problem.code;
    this.fields = problem.fields;
  }
}

/** Whether the session is over; a wrong password (BC-902) is not. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401 && error.code !== 'BC-902';
}

/** Whether the server asks to confirm the password. */
export function wantsPassword(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'BC-909';
}

/** Whether a retry may help: no response, or a server error. */
export function isTemporary(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500);
}

/** The problem in an answer's body, whatever that body is. */
export function readProblem(status: number, body: unknown): ProblemError {
  if (isProblem(body)) return new ProblemError(status, body);
  return new ProblemError(status, { code: 'unknown', detail: `The server answered ${status}.` });
}

function isProblem(body: unknown): body is Refusal {
  if (typeof body !== 'object' || body === null) return false;
  return 'code' in body && typeof body.code === 'string' && 'detail' in body && typeof body.detail === 'string';
}
