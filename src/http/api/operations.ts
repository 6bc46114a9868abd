// The routes by their names, as functions: what a client sends over HTTP, or calls within the process with the same input and answer.

import type { UseCaseContext } from '../../use-cases/index.ts';
import { checkInput } from './input.ts';
import type { Call, Params, Route, Sendable } from './route.ts';
import { routes } from './routes/index.ts';
import type { ApiServices } from './services.ts';

type Routes = typeof routes;
type Types<Name extends Operation> = NonNullable<Routes[Name]['types']>;
type Sent<Key extends string, Value> = [Value] extends [undefined]
  ? unknown
  : Partial<Value> extends Value
    ? { readonly [Name in Key]?: Sendable<Value> }
    : { readonly [Name in Key]: Sendable<Value> };

/** The name of a route. */
export type Operation = keyof Routes;
/** The parameters of the path, beside them query and body. */
export type OperationInput<Name extends Operation> = Params<Routes[Name]['path']> &
  Sent<'query', Types<Name>['query']> &
  Sent<'body', Types<Name>['body']>;
export type OperationAnswer<Name extends Operation> = Types<Name>['answer'];

/** How an answer that goes on is begun, and ended. */
export interface StreamOptions {
  readonly lastEventId?: string | undefined;
  readonly signal: AbortSignal;
}

/** The API as its callers see it. */
export interface Api {
  readonly call: <Name extends Operation>(name: Name, input: OperationInput<Name>) => Promise<OperationAnswer<Name>>;
  /** The same answer as server-sent events. */
  readonly stream: <Name extends Operation>(
    name: Name,
    input: OperationInput<Name>,
    options: StreamOptions,
  ) => Promise<ReadableStream<Uint8Array>>;
}

/** Parameters of a path, query and body, of any route. */
export interface AnyInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Takes the input of an operation apart. Absent values vanish, as they do in JSON. */
export function splitInput(input: object): AnyInput {
  const { query = {}, body, ...params }: { readonly query?: object; readonly body?: unknown } = input;
  const present = Object.entries(query).filter(([, value]) => value !== undefined);
  // What is neither query nor body is a parameter of the path by the type of the input.
  return { params: params as AnyInput['params'], query: Object.fromEntries(present), body };
}

export function routeOf(name: Operation): Route {
  return routes[name];
}

/** The API within the process, for a caller who needs no key. */
export function callWithin(services: ApiServices, ctx: UseCaseContext): Api {
  const read = (route: Route, input: object, lastEventId?: string): Call => {
    const { params, query, body } = splitInput(input);
    return {
      params,
      query: route.query && checkInput(route.query, query, 'query'),
      body: route.body && checkInput(route.body, body instanceof Uint8Array ? body : asJson(body), 'body'),
      ctx,
      caller: { id: 'cli', mayGoOn: async () => true },
      lastEventId,
      services,
    };
  };
  const answer = async (route: Route, input: object): Promise<unknown> => route.handle(read(route, input) as never);
  return {
    // A route answers with what its own types say; to compare them all here is more than the compiler does.
    call: (name, input) => answer(routeOf(name), input) as Promise<never>,
    stream: async (name, input, { lastEventId }) => {
      const route = routeOf(name);
      const response = await route.stream?.(read(route, input, lastEventId) as never);
      if (response?.body == null) throw new Error(`${name} is no stream`);
      return response.body;
    },
  };
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
