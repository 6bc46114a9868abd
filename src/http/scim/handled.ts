// What a SCIM handler gets and gives: the exchange with its context, and the answer with what the log should know.

import type { Context, Registry, ResourceId, TokenId } from '../../directory/index.ts';
import { Failure } from '../../directory/index.ts';
import type { ScimAnswer, ScimRequest } from '../exchange.ts';
import { bodyTooLarge, parseBody } from '../limits.ts';
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

export interface Handled {
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

/** A reader that checks the media type before it reads. Throws Failure BC-410 and BC-411, ScimError invalidSyntax. */
export function createBodyReader(request: ScimRequest, maxBodyBytes: number): BodyReader {
  let read: string | undefined;
  return {
    text: () => read,
    json: async () => {
      requireMediaType(request);
      if (Number(request.header('content-length') ?? 0) > maxBodyBytes) throw bodyTooLarge(maxBodyBytes);
      const { text, value } = parseBody(await request.body(maxBodyBytes));
      read = text;
      return value;
    },
  };
}

function requireMediaType(request: ScimRequest): void {
  const type = request.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const encoding = request.header('content-encoding')?.trim().toLowerCase();
  const isJson = type === undefined || type === 'application/scim+json' || type === 'application/json';
  if (isJson && (encoding === undefined || encoding === 'identity')) return;
  throw new Failure('BC-411', 'The body is not plain application/scim+json or application/json.');
}
