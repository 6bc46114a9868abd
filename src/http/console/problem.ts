// Errors of the console's API as `Problem` (RFC 9457 in spirit: a code, a sentence, a status).

import { Failure, failureStatus, StoreUnavailable } from '../../domain/index.ts';
import { Throttled } from '../throttled.ts';
import type { Problem } from './contract.ts';

const retryAfterSeconds = 2;

/** The answer that an error becomes. Errors that nobody expected go to `reportError` whole and to the caller without detail. */
export function toProblem(error: unknown, reportError: (error: unknown) => void): Response {
  if (error instanceof Throttled) return problem(error, { 'retry-after': String(error.retryAfterSeconds) });
  if (error instanceof Failure) return problem(error);
  reportError(error);
  if (error instanceof StoreUnavailable)
    return problem(unavailable(error), { 'retry-after': String(retryAfterSeconds) });
  return problem(new Failure('BC-601', 'Something went wrong in Becard. The log of the server says more.'));
}

function unavailable({ reason }: StoreUnavailable): Failure {
  if (reason === 'damaged')
    return new Failure(
      'BC-604',
      'A part of the stored data cannot be read. The operator finds the cause in the log of the server.',
    );
  return new Failure('BC-602', 'The database does not answer right now. Try again in a moment.');
}

function problem(failure: Failure, headers: Readonly<Record<string, string>> = {}): Response {
  const body: Problem = { code: failure.code, detail: failure.detail };
  return Response.json(body, {
    status: failureStatus[failure.code],
    headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
