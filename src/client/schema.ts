// The paths of the API as types, in the shape that openapi-fetch reads. Here they come from the routes; the build puts a file without imports
// in their place, so that an editor shows plain types.

import type { Answer, Body, Method, Parameters, PathOf, Query } from '../http/api/client-types.ts';
import type { DeepReadonly, Problem } from '../http/api/schemas/shared.ts';

export type paths = {
  [Path in PathOf<Method>]: {
    [Verb in Method as Path extends PathOf<Verb> ? Lowercase<Verb> : never]: Operation<Verb, Path>;
  };
};

type Operation<Verb, Path> = InBody<Body<Verb, Path>> & {
  parameters: InQuery<Query<Verb, Path>> & InPath<Parameters<Path>> & { header?: RequestHeaders };
  responses: {
    200: Content<Answer<Verb, Path>>;
    default: { content: { 'application/problem+json': Problem } };
  };
};

type InBody<Sent> = Sent extends undefined
  ? unknown
  : Sent extends Uint8Array
    ? { requestBody: { content: { 'application/octet-stream': Blob } } }
    : { requestBody: { content: { 'application/json': DeepReadonly<Sent> } } };
type InQuery<Asked> = Asked extends undefined
  ? unknown
  : object extends Asked
    ? { query?: DeepReadonly<Asked> }
    : { query: DeepReadonly<Asked> };
type InPath<Named> = keyof Named extends never ? unknown : { path: Named };

interface RequestHeaders {
  'If-Match'?: string;
  'If-None-Match'?: string;
  'Idempotency-Key'?: string;
}

/** Files and server-sent events are read while they arrive. */
type Content<Answered> = Answered extends Response
  ? { content: { 'application/octet-stream': ReadableStream<Uint8Array> } }
  : Answered extends undefined
    ? { content?: never }
    : { content: { 'application/json': Answered } };
