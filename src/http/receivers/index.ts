// What the receivers of event streams ask for: tokens, with the token of their stream (RFC 8936), and the public keys, without any.

import { type Context, Hono } from 'hono';
import { Failure, keySet, type Platform, parsePoll, type Store, toDirectoryId } from '../../domain/index.ts';
import { isNestedDeeper } from '../../scim/index.ts';
import { maxBytesOf } from '../api/input.ts';
import { toProblem } from '../api/problem.ts';
import { receiverOperations } from '../api/receiver-operations.ts';
import { honoPath } from '../api/router.ts';
import { limits } from '../limits.ts';
import { readBounded } from '../read-bounded.ts';
import type { Polls } from './polls.ts';

export { createPolls, type Polls } from './polls.ts';

export interface ReceiverServices {
  readonly store: Store;
  readonly platform: Pick<Platform, 'clock'>;
  readonly polls: Polls;
  readonly reportError: (error: unknown) => void;
}

const { getKeySet, pollEventStream } = receiverOperations;
/** How long a receiver may keep the keys: as long as it may take until it knows a new one. */
const keyAgeSeconds = 300;

/** Below /api/v1, before the routes of administrators and API keys. */
export function receiverRoutes(services: ReceiverServices): Hono {
  return new Hono()
    .get(honoPath(getKeySet.path), async (context) => {
      const id = toDirectoryId(context.req.param('directory') ?? '');
      const keys = id === undefined ? [] : await services.store.directory(id).signingKeys.list();
      context.header('cache-control', `public, max-age=${keyAgeSeconds}`);
      context.header('content-type', 'application/jwk-set+json');
      return context.body(JSON.stringify(keySet(keys, services.platform.clock())));
    })
    .post(honoPath(pollEventStream.path), async (context) => {
      const { directory = '', stream = '' }: Readonly<Record<string, string>> = context.req.param();
      const token = readToken(context);
      const request = parsePoll(await readJson(context));
      const answer = await services.polls.answer({ directory, stream, token, request, signal: context.req.raw.signal });
      context.header('cache-control', 'no-store');
      return context.json(answer);
    })
    .onError((error) => toProblem(error, services.reportError));
}

function readToken(context: Context): string {
  const [, token] = /^Bearer +(\S+) *$/i.exec(context.req.header('authorization') ?? '') ?? [];
  if (token === undefined) throw new Failure('BC-930', { reason: 'noStreamToken' });
  return token;
}

async function readJson(context: Context): Promise<unknown> {
  const isJson = /^application\/json\b/i.test(context.req.header('content-type') ?? '');
  if (!isJson) throw new Failure('BC-411', { reason: 'api' });
  const bytes = await readBounded(
    context.req.raw.body ?? [],
    context.req.header('content-length'),
    maxBytesOf(pollEventStream),
  );
  const text = new TextDecoder().decode(bytes);
  if (isNestedDeeper(text, limits.maxJsonDepth)) throw new Failure('BC-906', { reason: 'depth' });
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure('BC-906', { reason: 'json' });
  }
}
