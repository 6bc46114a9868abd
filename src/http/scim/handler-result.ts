// Input and result of a SCIM handler: the exchange with its context, and the answer with the details for the log.

import type { Context, Registry, ResourceId, TokenId } from '../../domain/index.ts';
import { Failure } from '../../domain/index.ts';
import { bodyTooLarge, limits, parseBody } from '../limits.ts';
import type { ScimAnswer, ScimRequest } from './exchange.ts';
import { loggedText } from './log/logged-text.ts';
import type { ScimServices } from './services.ts';
import type { Target } from './target.ts';

export interface Exchange {
  readonly services: ScimServices;
  readonly context: Context;
  /** The kinds of resources that the directory serves. */
  readonly registry: Registry;
  readonly tokenId: TokenId;
  readonly request: ScimRequest;
  readonly target: Target;
  readonly body: BodyReader;
}

export interface HandlerResult {
  readonly answer: ScimAnswer;
  readonly resourceId?: ResourceId;
  readonly subject?: string;
  readonly warnings?: readonly string[];
  /** Whether what was done has lines of its own in the log already. */
  readonly isLogged?: boolean;
}

/** Reads the body once; `text` is what was read, for the log. */
export interface BodyReader {
  readonly json: () => Promise<unknown>;
  readonly text: () => string | undefined;
}

/**
 * A reader that checks the media type before it reads. Large bodies are read one in each turn of the event loop: `rest` waits for that.
 * Throws Failure BC-410 and BC-411, ScimError invalidSyntax and tooMany.
 */
export function createBodyReader(
  request: ScimRequest,
  { maxBytes, maxValues }: { readonly maxBytes: number; readonly maxValues: number },
  rest: () => Promise<void>,
): BodyReader {
  let read: ReturnType<typeof parseBody> | undefined;
  return {
    text: () => read && loggedText(read.text, read.value),
    json: async () => {
      requireMediaType(request);
      if (Number(request.header('content-length') ?? 0) > maxBytes) throw bodyTooLarge(maxBytes);
      const bytes = await request.body(maxBytes);
      if (bytes.byteLength > limits.largeBodyBytes) await rest();
      read = parseBody(bytes, maxValues);
      return read.value;
    },
  };
}

function requireMediaType(request: ScimRequest): void {
  const type = request.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const encoding = request.header('content-encoding')?.trim().toLowerCase();
  const isJson = type === undefined || type === 'application/scim+json' || type === 'application/json';
  if (isJson && (encoding === undefined || encoding === 'identity')) return;
  throw new Failure('BC-411', { reason: 'scim' });
}
