// Requests that a reader can copy: with curl, and with becard/client.

import type { DocumentedOperation as Operation, Parameter } from '../api/index.ts';

/** An operation under its method and path, its parameters without references. */
export interface Described {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
}

/** The command for a shell in which BECARD_API_KEY holds a key. */
export function curlExample({ method, path, operation, parameters }: Described, base: string): string {
  const query = queryOf(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const url = base + path.replace(/\{(\w+)\}/g, (_, name: string) => placeholder(name));
  const body = bodyOf(operation);
  const words = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}'${url}${query.length === 0 ? '' : `?${query.join('&')}`}'`,
    ...authorizationOf(operation),
    ...(body === undefined ? [] : [`--json '${JSON.stringify(body).replaceAll("'", "'\\''")}'`]),
    ...filesOf(operation).map((type) => `-H 'Content-Type: ${type}' --data-binary @FILE`),
  ];
  return words.join(' \\\n  ');
}

function authorizationOf({ security }: Operation): readonly string[] {
  const [first] = security;
  if (first === undefined) return [];
  return [`-H "Authorization: Bearer $${'streamToken' in first ? 'STREAM_TOKEN' : 'BECARD_API_KEY'}"`];
}

/** The call of a client that is named becard. */
export function typescriptExample({ method, path, operation, parameters }: Described): string {
  const names = parameters.filter((each) => each.in === 'path').map(({ name }) => [name, placeholder(name)]);
  const query = queryOf(parameters);
  const body = bodyOf(operation);
  const params = {
    ...(names.length === 0 ? {} : { path: Object.fromEntries(names) }),
    ...(query.length === 0 ? {} : { query: Object.fromEntries(query) }),
  };
  const options = [
    ...(Object.keys(params).length === 0 ? [] : [`params: ${literal(params)}`]),
    ...(body === undefined ? [] : [`body: ${literal(body)}`]),
    ...filesOf(operation).map(() => 'body: file'),
  ];
  const given = options.length === 0 ? '' : `, {\n  ${options.join(',\n  ')},\n}`;
  return `const { data } = await becard.${method}('${path}'${given});`;
}

function placeholder(name: string): string {
  return `${name.toUpperCase()}_ID`;
}

function queryOf(parameters: readonly Parameter[]): readonly (readonly [name: string, value: string])[] {
  const given = parameters.filter((each) => each.in === 'query' && each.example !== undefined);
  return given.map(({ name, example }) => [name, String(example)]);
}

function bodyOf({ requestBody }: Operation): unknown {
  return requestBody?.content['application/json']?.example;
}

/** The first media type of a body that is a file. */
function filesOf({ requestBody }: Operation): readonly string[] {
  const types = Object.keys(requestBody?.content ?? {});
  return types.includes('application/json') ? [] : types.slice(0, 1);
}

/** A JSON value as TypeScript writes it. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${literal(member)}`);
  return `{ ${members.join(', ')} }`;
}
