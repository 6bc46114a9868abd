// Errors of the console's API as `Problem` (RFC 9457 in spirit: a code, a sentence, a status).

import { catalogue, Failure, StoreUnavailable } from '../../domain/index.ts';
import { Throttled } from '../throttled.ts';
import type { Problem } from './contract.ts';

const retryAfterSeconds = 2;

/** The answer to an error. Unexpected errors go to `reportError` whole and to the caller without detail. */
export function toProblem(error: unknown, reportError: (error: unknown) => void): Response {
  if (error instanceof Throttled) return problem(error, { 'retry-after': String(error.retryAfterSeconds) });
  if (error instanceof Failure) return problem(error);
  reportError(error);
  if (error instanceof StoreUnavailable)
    return problem(unavailable(error), { 'retry-after': String(retryAfterSeconds) });
  return problem(new Failure('BC-601', { reason: 'console' }));
}

function unavailable({ reason }: StoreUnavailable): Failure {
  return new Failure(reason === 'damaged' ? 'BC-604' : 'BC-602', { reason: 'console' });
}

function problem({ code, fields, detail }: Failure, headers: Readonly<Record<string, string>> = {}): Response {
  const body: Problem = { code, detail, fields };
  return Response.json(body, {
    status: catalogue[code].status,
    headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
