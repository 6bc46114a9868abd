// POSTs that refer to each other in a circle (RFC 7644 §3.7.1): each is created without the references that are not there yet and completed
// by a PATCH. As each needs all the others they share one transaction: one that fails takes all with it, and the others are 409.

import {
  Failure,
  inOneTransaction,
  type Kind,
  type Platform,
  prehashed,
  type ResourceId,
  writingLane,
} from '../../../domain/index.ts';
import {
  type CreateOperation,
  type JsonObject,
  quote,
  resolveObject,
  ScimError,
  separate,
} from '../../../scim/index.ts';
import { limits } from '../../limits.ts';
import type { HandlerResult } from '../handler-result.ts';
import type { Outcome } from '../outcome.ts';
import { patch } from '../resources.ts';
import { type Refusal, refusalOf } from '../respond.ts';
import { type Job, kindOf, singleExchange } from './job.ts';
import { create } from './single.ts';

interface Created {
  readonly operation: CreateOperation;
  readonly kind: Kind;
  readonly id: ResourceId;
  readonly handled: HandlerResult;
  /** What completes it. */
  readonly patch: JsonObject | undefined;
}

/** What became of each operation. */
type Outcomes = readonly (readonly [CreateOperation, Outcome])[];

/** Does the operations of a circle, in their order. */
export async function performCircle(job: Job, operations: readonly CreateOperation[]): Promise<Outcomes> {
  let current: CreateOperation | undefined;
  const { handled, refusal } = await job.attempt(async (): Promise<Outcomes> => {
    requireFew(operations);
    const planned = operations.map(({ endpoint, body }) => ({ kind: kindOf(job, endpoint), body }));
    const ahead = await prehashed(job.exchange.context, planned);
    return inOneTransaction(ahead, async (context) => {
      const inner = { ...job, exchange: { ...job.exchange, context } };
      forgetIds(job, operations);
      const created: Created[] = [];
      const absent = new Set(operations.map(({ bulkId }) => bulkId));
      for (current of operations) {
        created.push(await createOpen(inner, current, absent));
        absent.delete(current.bulkId);
        await rest(context.platform);
      }
      const completed: [CreateOperation, Outcome][] = [];
      for (const each of created) {
        current = each.operation;
        completed.push([current, { handled: await complete(inner, each) }]);
        await rest(context.platform);
      }
      return completed;
    });
  });
  if (refusal === undefined) return handled;
  forgetIds(job, operations);
  return operations.map((operation) => [operation, { refusal: share(refusal, operation, current) }]);
}

// They are one transaction, and other writes wait for its end.
function requireFew({ length }: readonly CreateOperation[]): void {
  if (length <= limits.bulk.maxCircle) return;
  throw new ScimError(
    'tooMany',
    `${length} operations refer to each other in a circle, at most ${limits.bulk.maxCircle} may.`,
  );
}

async function rest({ isTurnLong, yieldToOthers }: Platform): Promise<void> {
  if (isTurnLong()) await yieldToOthers(writingLane);
}

function forgetIds({ ids }: Job, operations: readonly CreateOperation[]): void {
  for (const { bulkId } of operations) ids.delete(bulkId);
}

// A fault of one operation is reported to that operation; an internal fault to all.
function share(refusal: Refusal, operation: CreateOperation, failed: CreateOperation | undefined): Refusal {
  if (operation === failed || failed === undefined || refusal.status >= 500) return refusal;
  const reference = quote(`bulkId:${failed.bulkId}`);
  return refusalOf(new Failure('BC-406', { reason: 'circle', reference }));
}

async function createOpen(job: Job, operation: CreateOperation, absent: ReadonlySet<string>): Promise<Created> {
  const kind = kindOf(job, operation.endpoint);
  const separated = separate(kind.type, operation.body, absent);
  const { handled, id } = await create(job, kind, operation, separated.body);
  return { operation, kind, id, handled, patch: separated.patch };
}

/** The reported version is that of the completed resource. */
async function complete(job: Job, { operation, kind, id, handled, patch: rest }: Created): Promise<HandlerResult> {
  if (rest === undefined) return handled;
  const body = resolveObject(rest, job.lookup);
  const exchange = singleExchange(job, 'PATCH', [operation.endpoint, id], body, undefined);
  const { etag = '' } = (await patch(exchange, kind, id)).answer.headers;
  return { ...handled, answer: { ...handled.answer, headers: { ...handled.answer.headers, etag } } };
}
