// One operation of a Bulk request (RFC 7644 §3.7), processed by the handler of the single request that it represents.

import type { Kind, ResourceId } from '../../../domain/index.ts';
import {
  type ChangeOperation,
  type CreateOperation,
  type JsonObject,
  resolveObject,
  resolveReferences,
} from '../../../scim/index.ts';
import type { HandlerResult } from '../handler-result.ts';
import { patch, post, put, remove } from '../resources.ts';
import { type Job, kindOf, singleExchange } from './job.ts';

/** Does an operation. Throws what the handler throws, and what `job.lookup` throws for references. */
export async function perform(job: Job, operation: CreateOperation | ChangeOperation): Promise<HandlerResult> {
  const kind = kindOf(job, operation.endpoint);
  if (operation.kind === 'change') return change(job, kind, operation);
  return (await create(job, kind, operation, operation.body)).handled;
}

/** Creates a resource from a body, and notes its id under its bulkId. */
export async function create(
  job: Job,
  kind: Kind,
  { endpoint, bulkId }: CreateOperation,
  body: JsonObject,
): Promise<{ readonly handled: HandlerResult; readonly id: ResourceId }> {
  const resolved = resolveObject(body, job.lookup);
  const handled = await post(singleExchange(job, 'POST', [endpoint], resolved, undefined), kind);
  const id = handled.resourceId;
  if (id === undefined) throw new Error('a resource was created without an id');
  job.ids.set(bulkId, id);
  return { handled, id };
}

function change(job: Job, kind: Kind, operation: ChangeOperation): Promise<HandlerResult> {
  const { method, endpoint, version } = operation;
  // Any text may be requested; only a look-up shows whether it is an id.
  const id = resolveReferences(operation.id, job.lookup) as ResourceId;
  const body = resolveObject(operation.body, job.lookup);
  const exchange = singleExchange(job, method, [endpoint, id], body, version);
  switch (method) {
    case 'PUT':
      return put(exchange, kind, id);
    case 'PATCH':
      return patch(exchange, kind, id);
    case 'DELETE':
      return remove(exchange, kind, id);
    default:
      return method satisfies never;
  }
}
