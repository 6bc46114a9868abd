// The result of an operation, as its own log entry and as its part of the answer (RFC 7644 §3.7.3).

import { newLogEntryId } from '../../../domain/index.ts';
import { type BulkOperation, type BulkResult, resolveReferences } from '../../../scim/index.ts';
import { bodyText, type ScimAnswer } from '../exchange.ts';
import { loggedText } from '../log/logged-text.ts';
import { logEntry } from '../log-entry.ts';
import { answerOf, type Outcome } from '../outcome.ts';
import { pathText } from '../target.ts';
import { type Job, singleTarget } from './job.ts';

/** When the work on an operation began. */
export interface Begin {
  readonly at: number;
  readonly started: number;
}

export function begin({ exchange }: Job): Begin {
  return { at: exchange.context.platform.clock(), started: performance.now() };
}

/** Writes the log entry and gives the result. */
export function conclude(job: Job, operation: BulkOperation, begun: Begin, outcome: Outcome): BulkResult {
  const answer = answerOf(outcome);
  const segments = segmentsOf(job, operation);
  log(job, operation, segments, begun, outcome, answer);
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
    case 'change': {
      const id = resolveReferences(operation.id, (bulkId) => ids.get(bulkId) ?? `bulkId:${bulkId}`);
      return [operation.endpoint, String(id)];
    }
    case 'faulty':
      return operation.segments;
    default:
      return operation satisfies never;
  }
}

function log(
  job: Job,
  operation: BulkOperation,
  segments: readonly string[],
  { at, started }: Begin,
  outcome: Outcome,
  answer: ScimAnswer,
): void {
  const { services, context, registry, tokenId } = job.exchange;
  const durationMs = performance.now() - started;
  const id = newLogEntryId(services.platform);
  const request = requestOf(job, operation, segments);
  const entry = logEntry({ ...request, id, at, durationMs, registry, tokenId, answer, outcome });
  services.journal.write({ directoryId: context.directory.id, entry });
}

// An operation without a path is logged under the path of the whole request.
function requestOf({ exchange }: Job, operation: BulkOperation, segments: readonly string[]) {
  if (operation.kind === 'faulty')
    return { method: exchange.request.method, target: exchange.target, requestBody: undefined };
  const { method, body } = operation;
  const requestBody = method === 'DELETE' ? undefined : loggedText(JSON.stringify(body), body);
  return { method, target: singleTarget(exchange, segments), requestBody };
}
