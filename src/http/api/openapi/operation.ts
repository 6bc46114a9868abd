// One route as an operation of the OpenAPI document.

import type { Right } from '../../../domain/index.ts';
import { maxBytesOf } from '../input.ts';
import type { Documented } from '../route.ts';
import { type Parameter, parametersOf, type Reference } from './parameters.ts';
import { type ApiResponse, type MediaType, responsesOf } from './responses.ts';
import type { Schemas } from './schemas.ts';
import { tagOf } from './tags.ts';

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  /** The scope of an API key is listed with its scheme. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, ApiResponse | Reference>>;
  /** The scope that an API key needs; absent: no API key may call it. */
  readonly 'x-scope'?: string;
  /** The right that an administrator needs. */
  readonly 'x-right': Right | 'public';
  /** The actions that the audit log records. */
  readonly 'x-audits'?: readonly string[];
}

interface RequestBody {
  readonly description: string;
  readonly required: true;
  readonly content: Readonly<Record<string, MediaType>>;
}

/** The operation of a route. */
export function operationOf(name: string, route: Documented, schemas: Schemas): Operation {
  const { title, scope, right, audits } = route;
  return {
    operationId: name,
    tags: [tagOf(route)],
    summary: title,
    description: describeNeed(route),
    security: securityOf(route),
    parameters: parametersOf(route, schemas),
    ...bodyOf(route, schemas),
    responses: responsesOf(route, schemas),
    ...(scope === undefined ? {} : { 'x-scope': scope }),
    'x-right': right,
    ...(audits.length === 0 ? {} : { 'x-audits': audits }),
  };
}

function securityOf({ caller, scope }: Documented): Operation['security'] {
  if (caller !== undefined) return caller === 'receiver' ? [{ streamToken: [] }] : [];
  return [...(scope === undefined ? [] : [{ apiKey: [scope] }]), { session: [] }];
}

function describeNeed({ caller, right, scope, needsPassword = false }: Documented): string {
  if (caller === 'anyone') return 'It is public.';
  if (caller === 'receiver') return 'The receiver sends the token of the event stream.';
  const key = scope === undefined ? 'No API key may call it.' : `An API key needs the scope \`${scope}\`.`;
  const password = needsPassword ? ' and must have given the password within the last minutes' : '';
  return `${key} An administrator needs the right \`${right}\`${password}.`;
}

function bodyOf(route: Documented, schemas: Schemas): { readonly requestBody?: RequestBody } {
  const { body, bodyTypes, example } = route;
  if (body === undefined) return {};
  const description = `At most ${Math.round(maxBytesOf(route) / 1024)} KiB.`;
  if (bodyTypes !== undefined) return { requestBody: { description, required: true, content: filesOf(bodyTypes) } };
  const media = { schema: schemas.of(body), ...(example.body === undefined ? {} : { example: example.body }) };
  return { requestBody: { description, required: true, content: { 'application/json': media } } };
}

function filesOf(types: readonly string[]): RequestBody['content'] {
  return Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));
}
