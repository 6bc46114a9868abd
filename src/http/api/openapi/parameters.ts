// The parameters of an operation: in its path, in its query and in its headers.

import * as v from 'valibot';
import { stateReaderOf } from '../entity-tag.ts';
import { typedValue } from '../input.ts';
import type { Documented } from '../route.ts';
import type { JsonSchema, Schemas } from './schemas.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description?: string;
  readonly required: boolean;
  /** Lists are separated by commas. */
  readonly style?: 'form';
  readonly explode?: false;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

export interface Reference {
  readonly $ref: string;
}

/** Parameters that several operations share. */
export const sharedParameters: Readonly<Record<string, Parameter>> = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag that the change is based on. Another state by then is answered with 412 (BC-940).',
    required: false,
    schema: { type: 'string' },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'The ETag of the answer that the caller has already; the same state is answered with 304.',
    required: false,
    schema: { type: 'string' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'A text of the caller. The same request with the same key gets the first answer for 24 hours and does nothing.',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
};

/** All parameters of a route, those in the path first. */
export function parametersOf(route: Documented, schemas: Schemas): readonly (Parameter | Reference)[] {
  return [...inPath(route), ...inQuery(route, schemas), ...inHeaders(route)];
}

/** Whether a route answers 304 to a caller who has its answer already. */
export function isCacheable({ caller, method, answer, version }: Documented): boolean {
  return caller === undefined && method === 'GET' && typeof answer === 'object' && version === undefined;
}

/** Whether a change can depend on the state of what is at its path, or a POST on the list to which it adds. */
export function isConditional(route: Documented): boolean {
  return route.caller === undefined && stateReaderOf(route) !== undefined;
}

/** Whether a request that is sent again with the same key is carried out once. */
export function isRepeatable({ caller, method }: Documented): boolean {
  return caller === undefined && method === 'POST';
}

function inPath({ path }: Documented): readonly Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    description: name === 'schema' ? 'The URN of the schema.' : `The id of the ${nounOf(name)}.`,
    required: true,
    schema: { type: 'string' },
  }));
}

/** `apiKey` is "api key". */
function nounOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function inQuery({ query, example }: Documented, schemas: Schemas): readonly Parameter[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = schemas.of(query);
  return Object.entries(properties).map(([name, property]) => {
    const { description: _, ...schema } = typeof property === 'boolean' ? {} : property;
    const given = example.query?.[name];
    const entry = query.entries[name];
    const description = entry === undefined ? undefined : describe(entry);
    return {
      name,
      in: 'query',
      ...(description === undefined ? {} : { description }),
      required: required.includes(name),
      ...(schema.type === 'array' ? ({ style: 'form', explode: false } as const) : {}),
      schema,
      ...(given === undefined || entry === undefined ? {} : { example: typedValue(given, entry) }),
    };
  });
}

/** A description that follows a transformation is not in the JSON Schema, which ends before it. */
function describe(schema: v.ObjectEntries[string]): string | undefined {
  return 'wrapped' in schema ? describe(schema.wrapped) : v.getDescription(schema);
}

function inHeaders(route: Documented): readonly Reference[] {
  const names = [
    ...(isConditional(route) ? ['IfMatch'] : []),
    ...(isCacheable(route) ? ['IfNoneMatch'] : []),
    ...(isRepeatable(route) ? ['IdempotencyKey'] : []),
  ];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}
