// Errors of the API as problem details (RFC 9457): a code, a sentence, and the next step.

import { catalogue, Failure, programTextOf, StoreUnavailable } from '../../domain/index.ts';
import { challenge } from '../challenge.ts';
import { Throttled } from '../throttled.ts';
import type { Shown, problem as schema } from './schemas/shared.ts';

const retryAfterSeconds = 2;
const later = { 'retry-after': String(retryAfterSeconds) };
const unauthorized = 401;

/** The answer to an error. Unexpected errors go to `reportError` whole and to the caller without detail. */
export function toProblem(error: unknown, reportError: (error: unknown) => void): Response {
  if (error instanceof Throttled) return problem(error, { 'retry-after': String(error.retryAfterSeconds) });
  if (error instanceof Failure) return problem(error, headersOf(error));
  reportError(error);
  if (error instanceof StoreUnavailable) return problem(unavailable(error), later);
  return problem(new Failure('BC-601', { reason: 'api' }));
}

function headersOf(failure: Failure): Readonly<Record<string, string>> {
  const { code, fields } = failure;
  if (code === 'BC-951') return later;
  if (catalogue[code].status === unauthorized) return { 'www-authenticate': challenge('becard', failure) };
  return code === 'BC-412' ? { allow: String(fields?.['allow'] ?? '') } : {};
}

function unavailable({ reason }: StoreUnavailable): Failure {
  return new Failure(reason === 'damaged' ? 'BC-604' : 'BC-602', { reason: 'api' });
}

function problem(failure: Failure, headers: Readonly<Record<string, string>> = {}): Response {
  const { code, fields, detail } = failure;
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
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
    },
  });
}
