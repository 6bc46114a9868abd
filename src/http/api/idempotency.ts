// Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): a POST that is sent again gets the answer of the first. The key is noted in the
// transaction that carries the request out, so a request is never carried out twice, whatever ends between transaction and answer.

import { Failure, type IdempotentRequest, openSecret, sealSecret } from '../../domain/index.ts';
import type { UseCaseContext } from '../../use-cases/index.ts';
import type { Ctx } from './services.ts';

const rememberedMs = 86_400_000;
/** Of what is created, where it is and which state it has. */
const keptHeaders = new Set(['etag', 'location']);
const keyForm = /^[\x21-\x7e]{1,255}$/;

type Precondition = UseCaseContext['precondition'];
type Scope = Pick<UseCaseContext, 'store' | 'platform' | 'auditKey'>;

interface KeptAnswer {
  readonly status: number;
  readonly text: string;
  /** Absent in answers that an earlier version kept. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that may come again. */
export interface Repeatable {
  /** The answer of the first request, if this is a repetition. */
  readonly earlier: Response | undefined;
  /** What else must hold in the transaction that carries the request out. */
  readonly precondition: Precondition;
  /** Keeps the answer for repetitions, and gives it back. */
  readonly keep: (response: Response) => Promise<Response>;
}

/** Undefined without the header. Throws Failure BC-941 for a key of another request, BC-942 while the answer to the first is not known. */
export async function readRepeatable(context: Ctx, scope: Scope, body: unknown): Promise<Repeatable | undefined> {
  const key = context.req.header('idempotency-key');
  if (key === undefined || context.req.method !== 'POST') return undefined;
  if (!keyForm.test(key)) {
    const problem = 'is not a text of 1 to 255 visible characters';
    throw new Failure('BC-906', { reason: 'field', field: 'Idempotency-Key', problem });
  }
  const { store, platform } = scope;
  const hash = (text: string): string => Buffer.from(platform.sha256(text)).toString('base64url');
  const { pathname, search } = new URL(context.req.url);
  const request: IdempotentRequest = {
    caller: context.var.caller,
    key: hash(key),
    request: hash(JSON.stringify([pathname, search, body])),
    at: platform.clock(),
    answer: undefined,
  };
  return {
    earlier: await readEarlier(scope, request),
    precondition: async (tx) => {
      if (!(await tx.idempotency.claim(request, request.at - rememberedMs))) throw new Failure('BC-942');
    },
    keep: async (response) => {
      const [status, text] = [response.status, await response.clone().text()];
      const headers = Object.fromEntries([...response.headers].filter(([name]) => keptHeaders.has(name)));
      const answer = await sealSecret(scope, JSON.stringify({ status, text, headers }));
      await store.idempotency.complete(request.caller, request.key, answer);
      return response;
    },
  };
}

async function readEarlier(scope: Scope, request: IdempotentRequest): Promise<Response | undefined> {
  const earlier = await scope.store.idempotency.find(request.caller, request.key);
  if (earlier === undefined || earlier.at < request.at - rememberedMs) return undefined;
  if (earlier.request !== request.request) throw new Failure('BC-941');
  const opened = earlier.answer === undefined ? undefined : await openSecret(scope, earlier.answer);
  if (opened === undefined) throw new Failure('BC-942');
  const { status, text, headers: kept = {} }: KeptAnswer = JSON.parse(opened);
  const headers = { ...kept, 'content-type': 'application/json', 'idempotency-replayed': 'true' };
  return new Response(text === '' ? null : text, { status, headers });
}
