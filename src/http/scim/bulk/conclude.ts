// The result of an operation, as its own log entry and as its part of the answer (RFC 7644 §3.7.3).

import { newLogEntryId } from '../../../domain/index.ts';
import { type BulkOperation, type BulkResult, resolveReferences } from '../../../scim/index.ts';
import { bodyText, type ScimAnswer } from '../exchange.ts';
import { loggedText } from '../log/logged-text.ts';
import { logEntry } from '../log-entry.ts';
import type { Outcome } from '../outcome.ts';
import { refusalOf, replyRefusal } from '../respond.ts';
import { pathText } from '../target.ts';
import { type Job, singleExchange } from './job.ts';

/** When the work on an operation began. */
export interface Begin {
  readonly at: number;
  readonly started: number;
}

export function begin({ exchange }: Job): Begin {
  return { at: exchange.context.platform.clock(), started: performance.now() };
}

/** Writes the line and gives the result. */
export function conclude(job: Job, operation: BulkOperation, begun: Begin, attempt: Outcome): BulkResult {
  const answer = attempt.handled?.answer ?? replyRefusal(attempt.refusal ?? refusalOf(undefined));
  const segments = segmentsOf(job, operation);
  log(job, operation, segments, begun, attempt, answer);
  const { index, method, bulkId } = operation;
  const isFailed = answer.status >= 400;
  return {
    index,
    method,
    bulkId,
    location: answer.headers['location'] ?? locationFor(job, method, segments),
    version: isFailed ? undefined : answer.headers['etag'],
    status: answer.status,
    error: isFailed ? bodyText(answer.body) : undefined,
  };
}

// The location of the target (RFC 7644 §3.7.3: every answer has it but that to a failed POST). A path that names no
// resource has none: a client that follows a dot segment would reach another resource.
function locationFor(
  { exchange, kinds }: Job,
  method: string | undefined,
  [endpoint, id, ...more]: readonly string[],
): string | undefined {
  if (method === 'POST' || endpoint === undefined || id === undefined || more.length > 0) return undefined;
  const isKnown = kinds.some(({ type }) => type.endpoint === `/${endpoint}`);
  if (!isKnown || id === '.' || id === '..') return undefined;
  return `${exchange.context.tenantUrl}${pathText([endpoint, id])}`;
}

function segmentsOf({ ids }: Job, operation: BulkOperation): readonly string[] {
  switch (operation.kind) {
    case 'create':
      return [operation.endpoint];
    case 'change':
      return [
        operation.endpoint,
        String(resolveReferences(operation.id, (bulkId) => ids.get(bulkId) ?? `bulkId:${bulkId}`)),
      ];
    case 'faulty':
      return operation.segments;
    default:
      return operation satisfies never;
  }
}

// An operation without a path is logged under the path of the whole request.
function log(
  job: Job,
  operation: BulkOperation,
  segments: readonly string[],
  { at, started }: Begin,
  attempt: Outcome,
  answer: ScimAnswer,
): void {
  const { services, context, registry, tokenId, target, request } = job.exchange;
  const isSound = operation.kind !== 'faulty';
  const entry = logEntry({
    ...attempt,
    id: newLogEntryId(services.platform),
    at,
    durationMs: performance.now() - started,
    registry,
    method: isSound ? operation.method : request.method,
    target: isSound ? singleExchange(job, operation.method, segments, {}, undefined).target : target,
    tokenId,
    requestBody:
      isSound && operation.method !== 'DELETE' ? loggedText(JSON.stringify(operation.body), operation.body) : undefined,
    answer,
  });
  services.journal.write({ directoryId: context.directory.id, entry });
}
