// Turns errors into SCIM answers, and gives every SCIM answer its headers (RFC 7644 §3.1, §3.12).

import {
  catalogue,
  type ErrorCode,
  type ErrorEntry,
  Failure,
  type FailureFields,
  StoreUnavailable,
} from '../../domain/index.ts';
import { errorBody, listTexts, ScimError, type ScimType, scimTypeStatus } from '../../scim/index.ts';
import { challenge } from '../challenge.ts';
import { Throttled } from '../throttled.ts';
import type { ScimAnswer } from './exchange.ts';
import { type Encoded, encodeTexts, joinTexts, type Text } from './utf8.ts';

/** What an error is to the outside: its status, its code of the error catalogue and its sentence. */
export interface Refusal {
  readonly status: number;
  readonly scimType: ScimType | undefined;
  readonly code: ErrorCode;
  /** The fields of the sentence, where it names any. */
  readonly fields: FailureFields | undefined;
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The error itself when it is internal. */
  readonly hidden: unknown;
}

const codeOfType: Readonly<Record<ScimType, ErrorCode>> = {
  invalidValue: 'BC-401',
  invalidPath: 'BC-402',
  invalidFilter: 'BC-403',
  mutability: 'BC-404',
  invalidSyntax: 'BC-404',
  noTarget: 'BC-404',
  invalidVers: 'BC-404',
  tooMany: 'BC-404',
  invalidCursor: 'BC-404',
  expiredCursor: 'BC-404',
  invalidCount: 'BC-404',
  sensitive: 'BC-404',
  uniqueness: 'BC-301',
};

const maxDetailLength = 300;
const retryAfterSeconds = 5;
/** An administrator has to decide first. */
const heldRetryAfterSeconds = 3600;

/** The refusal for anything thrown. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ScimError) {
    const { scimType, detail, fields } = error;
    return {
      status: scimTypeStatus[scimType],
      scimType,
      code: codeOfType[scimType],
      fields,
      detail,
      headers: {},
      hidden: undefined,
    };
  }
  if (error instanceof Failure) return refusalOfFailure(error, headersFor(error));
  const headers = { 'retry-after': String(retryAfterSeconds) };
  return { ...refusalOfFailure(temporaryFailure(error), headers), hidden: error };
}

/** The refusal for an error that the caller may not see. */
function temporaryFailure(error: unknown): Failure {
  if (!(error instanceof StoreUnavailable)) return new Failure('BC-601', { reason: 'scim' });
  return new Failure(error.reason === 'damaged' ? 'BC-604' : 'BC-602', { reason: 'scim' });
}

function refusalOfFailure({ code, fields, detail }: Failure, headers: Refusal['headers']): Refusal {
  const { status, scimType }: ErrorEntry = catalogue[code];
  return { status, scimType, code, fields, detail, headers, hidden: undefined };
}

function headersFor(failure: Failure): Readonly<Record<string, string>> {
  if (failure instanceof Throttled) return { 'retry-after': String(failure.retryAfterSeconds) };
  if (failure.code === 'BC-503') return { 'retry-after': String(heldRetryAfterSeconds) };
  return catalogue[failure.code].status === 401 ? { 'www-authenticate': challenge('Becard SCIM', failure) } : {};
}

const safetyHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** A SCIM answer with a body, always as application/scim+json. */
export function reply(
  status: number,
  body: string | Encoded,
  headers: Readonly<Record<string, string>> = {},
): ScimAnswer {
  return { status, headers: { 'content-type': 'application/scim+json', ...safetyHeaders, ...headers }, body };
}

/** From here on, bytes of their own cost less than one text. */
const manyTexts = 20;

/** A list, given as `listTexts` takes it. */
export function replyList(...list: Parameters<typeof listTexts<Text>>): ScimAnswer {
  const texts = listTexts(...list);
  return reply(200, texts.length < manyTexts ? joinTexts(texts) : encodeTexts(texts));
}

/** An answer without a body: 204, 304. */
export function replyEmpty(status: number, headers: Readonly<Record<string, string>> = {}): ScimAnswer {
  return { status, headers: { ...safetyHeaders, ...headers }, body: undefined };
}

export function replyRefusal(refusal: Refusal): ScimAnswer {
  const sentence =
    refusal.detail.length > maxDetailLength ? `${refusal.detail.slice(0, maxDetailLength - 1)}…` : refusal.detail;
  const body = errorBody(refusal.status, refusal.scimType, `${sentence} [${refusal.code}]`);
  return reply(refusal.status, body, refusal.headers);
}
