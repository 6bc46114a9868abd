// The facts of a completed SCIM exchange, for metrics and for the request log.

import {
  type DirectoryId,
  type LogEntryId,
  type LogOutcome,
  outcomeOf,
  type ResourceId,
  type TokenId,
} from '../../domain/index.ts';
import type { ScimAnswer, ScimRequest } from './exchange.ts';
import type { Refusal } from './respond.ts';

export interface Observed {
  readonly request: ScimRequest;
  readonly answer: ScimAnswer;
  /** By `performance.now()`. */
  readonly started: number;
  /** The path below the directory: "Users", ".search". Written by the client. */
  readonly endpoint: string | undefined;
  readonly refusal: Refusal | undefined;
  /** Absent when it ended before it had a place in the provisioning log. */
  readonly exchange?: ObservedExchange;
}

export interface ObservedExchange {
  readonly logEntryId: LogEntryId;
  readonly directoryId: DirectoryId | undefined;
  readonly tokenId: TokenId | undefined;
  readonly resourceId?: ResourceId;
  readonly warnings?: readonly string[];
}

/** Takes note of an exchange. On the way of every request: it must be quick and must not throw. */
export type Observer = (observed: Observed) => void;

/** How the exchange ended. */
export function outcomeOfExchange({ request, answer, refusal, exchange }: Observed): LogOutcome {
  const { method } = request;
  return outcomeOf({ method, status: answer.status, code: refusal?.code, warnings: exchange?.warnings ?? [] });
}

const endpoints = new Set([
  'Users',
  'Groups',
  'Bulk',
  'Me',
  'Schemas',
  'ResourceTypes',
  'ServiceProviderConfig',
  '.search',
]);
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The endpoint by a name of ours: what a client writes must not become a label. */
export function nameEndpoint(endpoint: string | undefined): string {
  if (endpoint === undefined) return 'root';
  return endpoints.has(endpoint) ? endpoint : 'other';
}

export function nameMethod(method: string): string {
  return methods.has(method) ? method : 'other';
}
