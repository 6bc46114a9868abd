// A refused or failed request as an error (RFC 9457).

import type { Problem } from '../http/api/schemas/shared.ts';

/** What the server refused or could not do: a code, a sentence, and the next step. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  /** A code of docs/errors.md; "unknown" when another server answered, such as a proxy. */
  readonly code: string;
  readonly detail: string;
  readonly nextStep: string | undefined;
  /** The values in `detail`; `reason` names the sentence where a code has several. */
  readonly fields: Problem['fields'];
  /** Finds the request in the log of the server. */
  readonly requestId: string | undefined;

  constructor(response: Response, problem: Partial<Problem>) {
    const detail = problem.detail ?? `The server answered ${response.status}.`;
    super(detail);
    this.status = response.status;
    this.code = problem.code ?? 'unknown';
    this.detail = detail;
    this.nextStep = problem.nextStep;
    this.fields = problem.fields;
    this.requestId = response.headers.get('x-request-id') ?? undefined;
  }
}

/** The error of an answer that is no success. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
  return new ProblemError(response, isProblem ? Object(await response.json()) : {});
}
