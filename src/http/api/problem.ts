// Errors of the API as problem details (RFC 9457): a code, a sentence, and the next step.

import { catalogue, Failure, programTextOf, StoreUnavailable } from '../../domain/index.ts';
import { Throttled } from '../throttled.ts';
import type { Shown, problem as schema } from './schemas/shared.ts';

const retryAfterSeconds = 2;
const later = { 'retry-after': String(retryAfterSeconds) };
const unauthorized = 401;

/** The answer to an error. Unexpected errors go to `reportError` whole and to the caller without detail. */
export function toProblem(error: unknown, reportError: (error: unknown) => void): Response {
  if (error instanceof Throttled) return problem(error, { 'retry-after': String(error.retryAfterSeconds) });
  if (error instanceof Failure) return problem(error, error.code === 'BC-951' ? later : {});
  reportError(error);
  if (error instanceof StoreUnavailable) return problem(unavailable(error), later);
  return problem(new Failure('BC-601', { reason: 'api' }));
}

function unavailable({ reason }: StoreUnavailable): Failure {
  return new Failure(reason === 'damaged' ? 'BC-604' : 'BC-602', { reason: 'api' });
}

function problem({ code, fields, detail }: Failure, headers: Readonly<Record<string, string>> = {}): Response {
  const { status } = catalogue[code];
  const { title, nextStep } = programTextOf(code, fields);
  const body: Shown<typeof schema> = {
    type: `urn:becard:error:${code}`,
    title,
    status,
    code,
    detail,
    nextStep,
    ...(fields === undefined ? {} : { fields }),
  };
  return Response.json(body, {
    status,
    headers: {
      ...headers,
      ...(status === unauthorized ? { 'www-authenticate': 'Bearer realm="becard"' } : {}),
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
    },
  });
}
