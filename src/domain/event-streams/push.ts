// What the answer to a pushed Security Event Token means (RFC 8935 §2.2 to §2.4).

import { readObject, events as scimEvents } from '../../scim/index.ts';
import { cutText } from '../events/cut-changes.ts';
import { retryAfterOf } from '../webhooks/schedule.ts';
import type { StreamDisabledReason, StreamError } from './event-stream.ts';

/** The answer of a receiver, or why there was none. */
export type PushAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly failure: string };

export type PushVerdict =
  | { readonly kind: 'accepted' }
  /** The receiver cannot read this token: it would not read it another time either. */
  | { readonly kind: 'skipped'; readonly error: StreamError }
  /** No token will be taken until a setting changes. */
  | { readonly kind: 'stopped'; readonly reason: StreamDisabledReason; readonly error: StreamError }
  /** Perhaps a fault that passes. */
  | { readonly kind: 'failed'; readonly retryAfterMs: number; readonly error: StreamError };

const maxDescriptionLength = 1_024;
/** Errors about the keys, the issuer, the audience or the transmitter, not about one token. */
const aboutTransmitter = [
  'invalid_key',
  'invalid_issuer',
  'invalid_audience',
  'authentication_failed',
  'access_denied',
] as const;

/** The headers of a push (RFC 8935 §2.1). */
export function pushHeaders(authorization?: string): Readonly<Record<string, string>> {
  const headers = { 'content-type': scimEvents.setMediaType, accept: 'application/json' };
  return authorization === undefined ? headers : { ...headers, authorization };
}

/** A SET is retransmitted only where a fault may pass (RFC 8935 §2). A receiver that answers 200 to a token has taken it, too. */
export function judgePush(answer: PushAnswer, now: number): PushVerdict {
  if ('failure' in answer) return failed({ code: 'connection', description: answer.failure, at: now }, 0);
  const { status, headers, body } = answer;
  if (status >= 200 && status < 300) return { kind: 'accepted' };
  const error = { ...errorOf(status, body), at: now };
  if (status === 410) return { kind: 'stopped', reason: 'gone', error };
  if (status === 400) return judgeRejection(error);
  if (status === 401 || status === 403) return { kind: 'stopped', reason: 'rejected', error };
  return failed(error, retryAfterOf(status, headers['retry-after'], now));
}

function judgeRejection(error: StreamError): PushVerdict {
  if (error.code === 'invalid_request') return { kind: 'skipped', error };
  const isAboutTransmitter = aboutTransmitter.some((code) => code === error.code);
  return isAboutTransmitter ? { kind: 'stopped', reason: 'rejected', error } : failed(error, 0);
}

function failed(error: StreamError, retryAfterMs: number): PushVerdict {
  return { kind: 'failed', retryAfterMs, error };
}

/** The error in a body of RFC 8935 §2.3, or the status. */
function errorOf(status: number, body: string): Omit<StreamError, 'at'> {
  const { err, description } = readObject(body) ?? {};
  if (typeof err !== 'string' || err === '') return { code: 'http', description: `The receiver answered ${status}.` };
  return {
    code: cutText(err, maxDescriptionLength),
    description: typeof description === 'string' ? cutText(description, maxDescriptionLength) : '',
  };
}
