// The HTTP client: same origin, JSON or a file, and the header that distinguishes a write of the console from a foreign form (CSRF). The query
// client carries the API, so that a component asks the API of the page that it is part of.

import { useQueryClient } from '@tanstack/react-query';
import type { Answer, Body, Method, Parameters, PathOf } from '../../../src/http/api/client-types.ts';
import { type ListFilter, pathTo, queryOf } from './paths.ts';
import { ProblemError, readProblem } from './problem-error.ts';
import { createWaitingRequests } from './waiting-requests.ts';

const timeoutMs = 20_000;
/** Longer than the server takes to receive a file and works on it in silence: it knows first when that fails. */
const fileTimeoutMs = 180_000;

export interface Api {
  /** The address of a path below the API's base, for links and event streams. */
  readonly address: (path: string) => string;
  /** Sends a request and gives the body of the response; throws ProblemError when it is refused or the server does not respond. */
  readonly send: <Received>(method: Method, address: string, body?: unknown) => Promise<Received>;
  readonly askWith: ReturnType<typeof createWaitingRequests>['askWith'];
}

/**
 * The API below a base address. A change that needs a fresh password or a new session is sent once more after the user has given it; what was
 * read is read again by the query cache.
 */
export function createApi(base: string): Api {
  const { canRepeat, askWith } = createWaitingRequests();
  return {
    address: (path) => base + path,
    askWith,
    send: async <Received>(method: Method, address: string, body?: unknown): Promise<Received> => {
      const request = (): Promise<Received> => sendOnce<Received>(method, address, body);
      try {
        return await request();
      } catch (error) {
        if (method === 'GET' || !(await canRepeat(error))) throw error;
      }
      return request();
    },
  };
}

interface Carrier extends Record<string, unknown> {
  readonly api: Api;
}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: Carrier;
    mutationMeta: Carrier;
  }
}

/** The API of this page. */
export function useApi(): Api {
  return apiOf(useQueryClient().getDefaultOptions().queries?.meta);
}

export interface Context {
  readonly meta: Carrier | undefined;
}

/** A query that reads a path, narrowed by a filter. */
export function get<Path extends PathOf<'GET'>>(path: Path, parameters: Parameters<Path>, filter: ListFilter = {}) {
  return ({ meta }: Context): Promise<Answer<'GET', Path>> => read(apiOf(meta), path, parameters, filter);
}

/** A query that reads a list that has one page. */
export function getItems<Path extends ListPath>(path: Path, parameters: Parameters<Path>, filter: ListFilter = {}) {
  return async ({ meta }: Context): Promise<Answer<'GET', Path>['items']> =>
    (await read(apiOf(meta), path, parameters, filter)).items;
}

type ListPath = {
  [Path in PathOf<'GET'>]: Answer<'GET', Path> extends { readonly items: readonly unknown[] } ? Path : never;
}[PathOf<'GET'>];

/** Reads a path. */
export function read<Path extends PathOf<'GET'>>(
  api: Api,
  path: Path,
  parameters: Parameters<Path>,
  filter: ListFilter,
): Promise<Answer<'GET', Path>> {
  return api.send('GET', api.address(addressOf(path, parameters, filter)));
}

/** A path with its parameters and the filter of a list. */
export function addressOf<Path extends PathOf<Method>>(
  path: Path,
  parameters: Parameters<Path>,
  filter: ListFilter,
): string {
  const query = queryOf(filter);
  return pathTo(path, parameters) + (query === '' ? '' : `?${query}`);
}

export type Mutation<Variables, Received = void> = (variables: Variables, context: Context) => Promise<Received>;

/** A mutation that sends its variables to a path. */
export function sendTo<Verb extends Exclude<Method, 'GET'>, Path extends PathOf<Verb>>(
  method: Verb,
  path: Path,
  parameters: Parameters<Path>,
): Mutation<Body<Verb, Path> extends undefined ? void : Body<Verb, Path>, Answer<Verb, Path>> {
  return (variables, { meta }) => {
    const api = apiOf(meta);
    return api.send(method, api.address(pathTo(path, parameters)), variables ?? undefined);
  };
}

/** A mutation whose variable is a parameter of the path or of the query. */
export function sendFor<Verb extends Exclude<Method, 'GET'>, Path extends PathOf<Verb>, Variable = string>(
  method: Verb,
  path: Path,
  parametersFor: (variable: Variable) => Parameters<Path>,
  filterFor: (variable: Variable) => ListFilter = () => ({}),
): Mutation<Variable, Answer<Verb, Path>> {
  return (variable, { meta }) => {
    const api = apiOf(meta);
    return api.send(method, api.address(addressOf(path, parametersFor(variable), filterFor(variable))));
  };
}

export function apiOf(meta: Carrier | undefined): Api {
  if (meta === undefined) throw new Error('The query client carries no API.');
  return meta.api;
}

async function sendOnce<Received>(method: Method, address: string, body: unknown): Promise<Received> {
  const response = await reach(method, address, body);
  const answer = await readJson(response);
  if (!response.ok) throw readProblem(response.status, answer);
  return trust<Received>(answer);
}

async function reach(method: Method, address: string, body: unknown): Promise<Response> {
  const isFile = body instanceof Blob;
  try {
    return await fetch(address, {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(isFile ? fileTimeoutMs : timeoutMs),
      headers: headersFor(method, isFile ? body.type : 'application/json'),
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new ProblemError(0, { code: 'network', detail: 'The server did not answer.' }, cause);
  }
}

function headersFor(method: Method, type: string): Readonly<Record<string, string>> {
  if (method === 'GET') return { accept: 'application/json' };
  return { accept: 'application/json', 'content-type': type, 'x-becard-console': '1' };
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Server and console are built together from the same routes, which makes the answer's type true. */
function trust<Received>(answer: unknown): Received {
  return answer as Received;
}
