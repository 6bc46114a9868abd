// The answers of an operation: of success, "not modified", a failed condition, and any other problem.

import { hasLocation } from '../created-location.ts';
import { hasTag } from '../entity-tag.ts';
import type { Documented } from '../route.ts';
import { problem } from '../schemas/shared.ts';
import { isCacheable, isConditional, isRepeatable, type Reference } from './parameters.ts';
import type { JsonSchema, Schemas } from './schemas.ts';

export interface Header {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example?: string;
}

export interface MediaType {
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

export interface ApiResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Reference>>;
  readonly content?: Readonly<Record<string, MediaType>>;
  /** The events of a stream by their names. */
  readonly 'x-events'?: Readonly<Record<string, JsonSchema>>;
}

export const sharedHeaders: Readonly<Record<string, Header>> = {
  ETag: { description: 'The entity tag of this state, for If-Match and If-None-Match.', schema: { type: 'string' } },
  Location: { description: 'The path of what was created.', schema: { type: 'string' } },
  'Retry-After': {
    description: 'After how many seconds to send the request again; with 429 and 503.',
    schema: { type: 'integer', minimum: 0 },
  },
  RateLimit: {
    description: 'How many requests the API key has left, and after how many seconds it has all again.',
    schema: { type: 'string' },
    example: '"requests";r=59;t=1',
  },
  'RateLimit-Policy': {
    description: 'How many requests an API key may send in a row, and after how many seconds it has that many again.',
    schema: { type: 'string' },
    example: '"requests";q=60;w=2',
  },
  'Idempotency-Replayed': {
    description: 'Present when this is the answer of an earlier request with the same Idempotency-Key.',
    schema: { type: 'string', const: 'true' },
  },
  'WWW-Authenticate': { description: 'That a bearer token is expected (RFC 6750).', schema: { type: 'string' } },
  'X-Request-Id': {
    description: 'Names the request in the server log: the id that the caller sent, or a new one.',
    schema: { type: 'string' },
  },
  'Content-Disposition': { description: 'The name of the file.', schema: { type: 'string' } },
};

/** Of every answer to an API key. */
const toKeys = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy'] as const;

const eventStream = { 'text/event-stream': { schema: { type: 'string' } } } as const;

/** Answers that several operations share. */
export function sharedResponses(schemas: Schemas): Readonly<Record<string, ApiResponse>> {
  const content = { 'application/problem+json': { schema: schemas.of(problem) } };
  return {
    Problem: {
      description: 'The request was refused or failed.',
      headers: headers(...toKeys, 'Retry-After'),
      content,
    },
    Unauthorized: {
      description: 'The request has no session, API key or token that is valid.',
      headers: headers('X-Request-Id', 'WWW-Authenticate'),
      content,
    },
    Forbidden: { description: 'The caller lacks the scope or the right.', headers: headers(...toKeys), content },
    NotFound: {
      description: 'The path names what does not exist, or what the API key may not see.',
      headers: headers(...toKeys),
      content,
    },
    PreconditionFailed: {
      description: 'If-Match names another state than the present one.',
      headers: headers(...toKeys),
      content,
    },
    NotModified: { description: 'The caller has this state already.', headers: headers(...toKeys, 'ETag') },
  };
}

/** The answers of a route by their status. */
export function responsesOf(route: Documented, schemas: Schemas): Readonly<Record<string, ApiResponse | Reference>> {
  if (route.caller !== undefined) return responsesToOthers(route, schemas);
  return {
    [route.status]: success(route, schemas),
    ...(isCacheable(route) ? { 304: reference('responses', 'NotModified') } : {}),
    401: reference('responses', 'Unauthorized'),
    403: reference('responses', 'Forbidden'),
    ...(route.path.includes('{') ? { 404: reference('responses', 'NotFound') } : {}),
    ...(isConditional(route) ? { 412: reference('responses', 'PreconditionFailed') } : {}),
    default: reference('responses', 'Problem'),
  };
}

/** The keys are public, and an unknown directory has none. */
function responsesToOthers(route: Documented, schemas: Schemas): ReturnType<typeof responsesOf> {
  return {
    [route.status]: success(route, schemas),
    ...(route.caller === 'receiver'
      ? { 401: reference('responses', 'Unauthorized') }
      : { '4XX': reference('responses', 'Problem') }),
    default: reference('responses', 'Problem'),
  };
}

function success(route: Documented, schemas: Schemas): ApiResponse {
  const { answer, mediaTypes, events = {}, stream } = route;
  const always = route.caller === undefined ? toKeys : ['X-Request-Id'];
  const replayed = isRepeatable(route) ? ['Idempotency-Replayed'] : [];
  switch (answer) {
    case 'nothing':
      return { description: 'Done.', headers: headers(...always, ...replayed) };
    case 'file':
      return {
        description: 'The file.',
        headers: headers(...always, 'Content-Disposition'),
        content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
      };
    case 'stream':
      return {
        description: 'Server-sent events, until the caller ends them or may no longer read them.',
        headers: headers(...always),
        content: eventStream,
        'x-events': Object.fromEntries(Object.entries(events).map(([name, schema]) => [name, schemas.of(schema)])),
      };
    default:
      return {
        description: route.status === 201 ? 'Created.' : 'Done.',
        headers: headers(
          ...always,
          ...replayed,
          ...(hasTag(route) ? ['ETag'] : []),
          ...(hasLocation(route) ? ['Location'] : []),
        ),
        content: {
          ...Object.fromEntries(mediaTypes.map((type) => [type, { schema: schemas.of(answer) }])),
          ...(stream === undefined ? {} : eventStream),
        },
      };
  }
}

function headers(...names: readonly string[]): Readonly<Record<string, Reference>> {
  return Object.fromEntries(names.map((name) => [name, reference('headers', name)]));
}

function reference(kind: 'headers' | 'responses', name: string): Reference {
  return { $ref: `#/components/${kind}/${name}` };
}
