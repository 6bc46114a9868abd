// The one error of the console: what the server refused, or that it could not be reached. Codes are those of docs/errors.md.

import type { Problem } from '../../../src/http/console/contract.ts';

/** `network` when no answer came; `unknown` when the answer was not one of ours. */
export type ProblemCode = string;

/** A request that did not succeed. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: ProblemCode;

  constructor(status: number, problem: Problem, cause?: unknown) {
    super(problem.detail, { cause });
    this.status = status;
    this.code = problem.code;
  }
}

/** Whether the session is over; a wrong password (BC-902) is not. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401 && error.code !== 'BC-902';
}

/** Whether the server does it once the password was given again. */
export function wantsPassword(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'BC-909';
}

/** Whether a second try may help: no answer at all, or a fault of the server. */
export function isTemporary(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500);
}

/** The problem in an answer's body, whatever that body is. */
export function readProblem(status: number, body: unknown): ProblemError {
  if (isProblem(body)) return new ProblemError(status, body);
  return new ProblemError(status, { code: 'unknown', detail: `The server answered ${status}.` });
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  return 'code' in body && typeof body.code === 'string' && 'detail' in body && typeof body.detail === 'string';
}
