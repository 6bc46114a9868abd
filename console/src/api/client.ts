// The HTTP client: same origin, JSON, and the header that distinguishes a write of the console from a foreign form (CSRF). The query
// client carries the API, so that a component asks the API of the page that it is part of.

import { useQueryClient } from '@tanstack/react-query';
import { createConfirmation } from './confirmation.ts';
import { ProblemError, readProblem, wantsPassword } from './problem-error.ts';

const timeoutMs = 20_000;

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Api {
  /** The address of a path, for links and event streams. */
  readonly address: (path: string) => string;
  /** Sends a request and gives the body of the response; throws ProblemError when it is refused or the server does not respond. */
  readonly send: <Answer>(method: Method, path: string, body?: unknown) => Promise<Answer>;
  /** Sets how to ask for the password; the returned function takes it back. */
  readonly askWith: ReturnType<typeof createConfirmation>['askWith'];
}

/** The API below a base address. A request that needs a fresh password (BC-909) asks for it and is sent once more. */
export function createApi(base: string): Api {
  const { confirm, askWith } = createConfirmation();
  return {
    address: (path) => base + path,
    askWith,
    send: async <Answer>(method: Method, path: string, body?: unknown): Promise<Answer> => {
      const request = (): Promise<Answer> => sendOnce<Answer>(method, base + path, body);
      try {
        return await request();
      } catch (error) {
        if (!wantsPassword(error) || !(await confirm())) throw error;
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

interface Context {
  readonly meta: Carrier | undefined;
}

/** A query that reads a path. */
export function get<Answer>(path: string): (context: Context) => Promise<Answer> {
  return ({ meta }) => apiOf(meta).send<Answer>('GET', path);
}

export type Mutation<Variables, Answer = void> = (variables: Variables, context: Context) => Promise<Answer>;

/** A mutation that sends its variables to a path. */
export function sendTo<Variables, Answer = void>(method: Method, path: string): Mutation<Variables, Answer> {
  return (variables, { meta }) =>
    apiOf(meta).send<Answer>(method, path, variables ?? (method === 'POST' ? {} : undefined));
}

/** A mutation whose variable is a part of the path. */
export function sendFor<Variable, Answer = void>(
  method: Method,
  pathFor: (variable: Variable) => string,
): Mutation<Variable, Answer> {
  return (variable, { meta }) =>
    apiOf(meta).send<Answer>(method, pathFor(variable), method === 'POST' ? {} : undefined);
}

export function apiOf(meta: Carrier | undefined): Api {
  if (meta === undefined) throw new Error('The query client carries no API.');
  return meta.api;
}

async function sendOnce<Answer>(method: Method, address: string, body: unknown): Promise<Answer> {
  const response = await reach(method, address, body);
  const answer = await readJson(response);
  if (!response.ok) throw readProblem(response.status, answer);
  return trust<Answer>(answer);
}

async function reach(method: Method, address: string, body: unknown): Promise<Response> {
  try {
    return await fetch(address, {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
      headers: headersFor(method),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new ProblemError(0, { code: 'network', detail: 'The server did not answer.' }, cause);
  }
}

function headersFor(method: Method): Readonly<Record<string, string>> {
  if (method === 'GET') return { accept: 'application/json' };
  return { accept: 'application/json', 'content-type': 'application/json', 'x-becard-console': '1' };
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

/** Server and console are built together from one contract, which makes the answer's type true. */
function trust<Answer>(answer: unknown): Answer {
  return answer as Answer;
}
