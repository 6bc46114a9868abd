// The answers of an operation: of success, "not modified", a failed condition, and any other problem.

import { hasTag } from '../entity-tag.ts';
import type { Route } from '../route.ts';
import { problem } from '../schemas/shared.ts';
import { isCacheable, isConditional, type Reference } from './parameters.ts';
import type { JsonSchema, Schemas } from './schemas.ts';

export interface Header {
  readonly description: string;
  readonly schema: JsonSchema;
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
  'Retry-After': {
    description: 'After how many seconds to send the request again; with 429 and 503.',
    schema: { type: 'integer', minimum: 0 },
  },
  'Content-Disposition': { description: 'The name of the file.', schema: { type: 'string' } },
};

const eventStream = { 'text/event-stream': { schema: { type: 'string' } } } as const;

/** Answers that several operations share. */
export function sharedResponses(schemas: Schemas): Readonly<Record<string, ApiResponse>> {
  const content = { 'application/problem+json': { schema: schemas.of(problem) } };
  return {
    Problem: { description: 'The request was refused or failed.', headers: headers('Retry-After'), content },
    Unauthorized: { description: 'The request has no session and no API key that is valid.', content },
    Forbidden: { description: 'The caller lacks the scope or the right.', content },
    NotFound: { description: 'The path names what does not exist, or what the API key may not see.', content },
    PreconditionFailed: { description: 'If-Match names another state than the present one.', content },
    NotModified: { description: 'The caller has this state already.', headers: headers('ETag') },
  };
}

/** The answers of a route by their status. */
export function responsesOf(route: Route, schemas: Schemas): Readonly<Record<string, ApiResponse | Reference>> {
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

function success(route: Route, schemas: Schemas): ApiResponse {
  const { answer, mediaTypes, events = {}, stream } = route;
  switch (answer) {
    case 'nothing':
      return { description: 'Done.' };
    case 'file':
      return {
        description: 'The file.',
        headers: headers('Content-Disposition'),
        content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
      };
    case 'stream':
      return {
        description: 'Server-sent events, until the caller ends them or may no longer read them.',
        content: eventStream,
        'x-events': Object.fromEntries(Object.entries(events).map(([name, schema]) => [name, schemas.of(schema)])),
      };
    default:
      return {
        description: route.status === 201 ? 'Created.' : 'Done.',
        ...(hasTag(route) ? { headers: headers('ETag') } : {}),
        content: {
          'application/json': { schema: schemas.of(answer) },
          ...(stream === undefined ? {} : eventStream),
        },
      };
  }
}

function headers(name: string): Readonly<Record<string, Reference>> {
  return { [name]: reference('headers', name) };
}

function reference(kind: 'headers' | 'responses', name: string): Reference {
  return { $ref: `#/components/${kind}/${name}` };
}
