// POST /Bulk (RFC 7644 §3.7): each operation is processed like the single request that it represents, in a transaction of its own.

import { Failure, type Kind } from '../../../domain/index.ts';
import {
  type BulkOperation,
  type BulkResult,
  type BulkStep,
  bulkBody,
  isObject,
  member,
  planBulk,
  readBulk,
} from '../../../scim/index.ts';
import { limits } from '../../limits.ts';
import type { Exchange, HandlerResult } from '../handler-result.ts';
import type { Outcome } from '../outcome.ts';
import { refusalOf, reply } from '../respond.ts';
import { performCircle } from './circle.ts';
import { begin, conclude } from './conclude.ts';
import { type Job, openJob } from './job.ts';
import { perform } from './single.ts';

/** Does what can be done, up to `failOnErrors` errors, and answers 200 with what became of each operation. */
export async function bulk(exchange: Exchange, kinds: readonly Kind[]): Promise<HandlerResult> {
  const body = await exchange.body.json();
  requireFewOperations(body);
  const { operations, failOnErrors = Number.POSITIVE_INFINITY } = readBulk(body);
  takeForEach(exchange, operations.length);
  const types = kinds.map(({ type }) => type);
  const job = openJob(exchange, kinds, operations);
  const results: BulkResult[] = [];
  let errors = 0;
  for (const step of planBulk(operations, types)) {
    if (errors >= failOnErrors) break;
    const done = await doStep(job, step);
    errors += done.filter(({ status }) => status >= 400).length;
    results.push(...done);
    await exchange.context.platform.yieldToOthers();
  }
  return { answer: reply(200, bulkBody(results)), isLogged: true };
}

function requireFewOperations(body: unknown): void {
  const operations = isObject(body) ? member(body, 'Operations') : undefined;
  const { maxOperations } = limits.bulk;
  if (!Array.isArray(operations) || operations.length <= maxOperations) return;
  throw new Failure('BC-410', { reason: 'operations', operations: operations.length, maxOperations });
}

/** Each operation counts as the request that it represents; the first one was counted when the request came. */
function takeForEach({ services, context }: Exchange, operations: number): void {
  services.rateLimit.take(context.directory.id, context.platform.uptime(), Math.max(0, operations - 1));
}

async function doStep(job: Job, step: BulkStep): Promise<readonly BulkResult[]> {
  const begun = begin(job);
  switch (step.kind) {
    case 'one':
      return [conclude(job, step.operation, begun, await doOne(job, step.operation))];
    case 'circle': {
      const attempts = await performCircle(job, step.operations);
      return attempts.map(([operation, attempt]) => conclude(job, operation, begun, attempt));
    }
    default:
      return step satisfies never;
  }
}

async function doOne(job: Job, operation: BulkOperation): Promise<Outcome> {
  if (operation.kind === 'faulty') return { refusal: refusalOf(operation.fault) };
  return job.attempt(() => perform(job, operation));
}
