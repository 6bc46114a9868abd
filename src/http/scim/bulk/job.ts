// The shared state of one Bulk request: the ids of the bulkIds so far, and whether the store has become unavailable.

import { Failure, type Kind, type ResourceId } from '../../../domain/index.ts';
import { type BulkOperation, type JsonObject, type Lookup, quote, ScimError } from '../../../scim/index.ts';
import type { Exchange } from '../handler-result.ts';
import { attempt, type Outcome } from '../outcome.ts';
import type { Refusal } from '../respond.ts';
import { pathText, type Target } from '../target.ts';

export interface Job {
  readonly exchange: Exchange;
  readonly kinds: readonly Kind[];
  readonly ids: Map<string, ResourceId>;
  /** The id for a bulkId. Throws Failure BC-406 when there is none yet, ScimError invalidValue when there never will be. */
  readonly lookup: Lookup;
  /** Does a piece of work; once the store could not be reached, all further work shares that refusal. */
  readonly attempt: <Result>(work: () => Promise<Result>) => Promise<Outcome<Result>>;
}

/** Begins the work on operations. */
export function openJob(exchange: Exchange, kinds: readonly Kind[], operations: readonly BulkOperation[]): Job {
  const ids = new Map<string, ResourceId>();
  const promised = new Set(operations.filter(({ method }) => method === 'POST').map(({ bulkId }) => bulkId));
  const lookup: Lookup = (bulkId) => {
    const id = ids.get(bulkId);
    if (id !== undefined) return id;
    const reference = quote(`bulkId:${bulkId}`);
    if (!promised.has(bulkId))
      throw new ScimError('invalidValue', `${reference} is undefined: no POST of this request has that bulkId.`);
    throw new Failure('BC-406', { reason: 'missing', reference });
  };
  return { exchange, kinds, ids, lookup, attempt: untilOutage(exchange) };
}

// Waiting for an unreachable store once per operation would hold the connection for hours.
function untilOutage({ services }: Exchange): Job['attempt'] {
  let outage: Refusal | undefined;
  return async (work) => {
    if (outage !== undefined) return { refusal: outage };
    const result = await attempt(services, work);
    if (result.refusal?.status === 503) outage = result.refusal;
    return result;
  };
}

/** What the operations on an endpoint are about. Throws Failure BC-413 for anything but the endpoint of a resource type. */
export function kindOf({ kinds }: Job, endpoint: string): Kind {
  const kind = kinds.find(({ type }) => type.endpoint === `/${endpoint}`);
  if (kind !== undefined) return kind;
  const known = kinds.map(({ type }) => type.endpoint).join(', ');
  throw new Failure('BC-413', { reason: 'bulk', endpoints: known, endpoint: quote(`/${endpoint}`) });
}

/** The exchange that the handler of a single request gets. */
export function singleExchange(
  { exchange }: Job,
  method: string,
  segments: readonly string[],
  body: JsonObject,
  version: string | undefined,
): Exchange {
  const target = singleTarget(exchange, segments);
  const header = (name: string): string | undefined => (name === 'if-match' ? version : undefined);
  return {
    ...exchange,
    target,
    request: { ...exchange.request, method, target: target.path, header },
    body: { json: async () => body, text: () => JSON.stringify(body) },
  };
}

/** Where a single request would go. */
export function singleTarget({ target: { directoryId } }: Exchange, segments: readonly string[]): Target {
  return { directoryId, segments, query: new Map(), queryFault: undefined, path: pathText(segments) };
}
