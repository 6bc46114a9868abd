// Input and result of a SCIM handler: the exchange with its context, and the answer with the details for the log.

import type { Context, Registry, ResourceId, TokenId } from '../../domain/index.ts';
import type { BodyReader } from './body.ts';
import type { ScimAnswer, ScimRequest } from './exchange.ts';
import type { FaceServices } from './services.ts';
import type { Target } from './target.ts';

export interface Exchange {
  readonly services: FaceServices;
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
