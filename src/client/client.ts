// A client of the API, typed by its routes: openapi-fetch with a key, errors that are thrown, retries and pages.

import createFetchClient from 'openapi-fetch';
import { problemOf } from './problem-error.ts';
import { fetchWithRetry, type RetryOptions } from './retry.ts';
import type { paths } from './schema.ts';

export interface ClientOptions extends RetryOptions {
  /** The public URL of the installation: https://becard.example.com */
  readonly baseUrl: string;
  /** becard_api_… */
  readonly apiKey: string;
}

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathWith<Method extends Verb> = {
  [Path in keyof paths]: Method extends keyof paths[Path] ? Path : never;
}[keyof paths];
type OperationAt<Path extends keyof paths, Method> = Method extends keyof paths[Path] ? paths[Path][Method] : never;

type Parameters<Operation> = Operation extends { parameters: infer Named }
  ? object extends Named
    ? { readonly params?: Named }
    : { readonly params: Named }
  : never;
type Body<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Sent } } }
  ? { readonly body: Sent }
  : Operation extends { requestBody: { content: { 'application/octet-stream': infer File } } }
    ? { readonly body: File }
    : unknown;
type Options<Operation> = Parameters<Operation> &
  Body<Operation> & { readonly headers?: Readonly<Record<string, string>>; readonly signal?: AbortSignal };
/** The options may be left out where none is required. */
type Init<Operation> =
  object extends Options<Operation> ? [options?: Options<Operation>] : [options: Options<Operation>];

type Success = 200 | 201 | 202 | 204;
type Content<Operation> = Operation extends { responses: infer Answers }
  ? Answers[keyof Answers & Success] extends { content: infer Media }
    ? Media
    : undefined
  : never;
/** A file or a stream is a ReadableStream. */
type DataOf<Operation> =
  Content<Operation> extends { 'application/json': infer Json } ? Json : Content<Operation>[keyof Content<Operation>];

/** What a request was answered. */
export interface Answered<Data> {
  readonly data: Data;
  /** With its headers, for example `etag`. */
  readonly response: Response;
}
type Call<Method extends Verb> = <Path extends PathWith<Method>>(
  path: Path,
  ...init: Init<OperationAt<Path, Method>>
) => Promise<Answered<DataOf<OperationAt<Path, Method>>>>;

interface Page {
  readonly items: readonly unknown[];
  readonly next?: string;
  /** Of events, whose `next` can always be asked for. */
  readonly hasMore?: boolean;
}
type ListPath = {
  [Path in PathWith<'get'>]: DataOf<OperationAt<Path, 'get'>> extends Page ? Path : never;
}[PathWith<'get'>];
type ItemAt<Path extends ListPath> =
  DataOf<OperationAt<Path, 'get'>> extends { readonly items: readonly (infer Item)[] } ? NonNullable<Item> : never;

/** The API of an installation. Each call throws ProblemError for an answer that is no success. */
export interface Client {
  readonly GET: Call<'get'>;
  readonly POST: Call<'post'>;
  readonly PUT: Call<'put'>;
  readonly PATCH: Call<'patch'>;
  readonly DELETE: Call<'delete'>;
  /** All items of a list, page by page. */
  readonly paginate: <Path extends ListPath>(
    path: Path,
    ...init: Init<OperationAt<Path, 'get'>>
  ) => AsyncGenerator<ItemAt<Path>>;
}

/** Opens the API with a key. */
export function createClient({ baseUrl, apiKey, ...retry }: ClientOptions): Client {
  const client = createFetchClient({
    baseUrl: `${baseUrl.replace(/\/+$/, '')}/api/v1`,
    headers: { authorization: `Bearer ${apiKey}` },
    fetch: fetchWithRetry(retry),
    querySerializer: { array: { style: 'form', explode: false } },
  });
  client.use({
    onRequest: ({ request }) => {
      // A POST that is sent again is carried out once.
      if (request.method !== 'POST' || request.headers.has('idempotency-key')) return undefined;
      request.headers.set('idempotency-key', crypto.randomUUID());
      return request;
    },
    onResponse: async ({ response }) => {
      if (!response.ok && response.status !== 304) throw await problemOf(response);
    },
  });
  const request = client.request as Request;
  const send =
    (method: Uppercase<Verb>) =>
    async (path: string, options: Sendable = {}) => {
      const { response } = await request(method, path, { ...options, ...asFile(options), parseAs: 'stream' });
      return { data: await readData(response), response };
    };
  return typed({
    GET: send('GET'),
    POST: send('POST'),
    PUT: send('PUT'),
    PATCH: send('PATCH'),
    DELETE: send('DELETE'),
    paginate: (path, options) => paginate(send('GET'), path, options),
  });
}

interface Sendable {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A file is sent as it is, under its own media type. */
function asFile({ body, headers }: Sendable): object {
  if (!(body instanceof Blob)) return {};
  const type = body.type === '' ? 'application/octet-stream' : body.type;
  return { bodySerializer: () => body, headers: { 'content-type': type, ...headers } };
}

/** JSON is read; a file or a stream is left to the caller. */
async function readData(response: Response): Promise<unknown> {
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/.test(response.headers.get('content-type') ?? '');
  if (isJson && !response.headers.has('content-disposition')) return response.json();
  return response.body ?? undefined;
}

type Request = (method: string, path: string, options?: object) => Promise<{ readonly response: Response }>;
type Untyped = Readonly<Record<Uppercase<Verb>, (path: string, options?: object) => unknown>> & {
  readonly paginate: (path: string, options?: object) => unknown;
};

/** The paths say what each call takes and gives; openapi-fetch cannot say that a refusal is thrown. */
function typed(client: Untyped): Client {
  return client as Client;
}

/** A page of events is followed by `after`, every other one by `cursor`. */
async function* paginate(
  get: (path: string, options?: object) => Promise<{ readonly data: unknown }>,
  path: string,
  options: object = {},
): AsyncGenerator<unknown> {
  const { params: { query = {}, ...params } = {}, ...rest } = options as Pageable;
  let from = {};
  for (;;) {
    const { data } = await get(path, { ...rest, params: { ...params, query: { ...query, ...from } } });
    const { items, next, hasMore } = data as Page;
    yield* items;
    if (next === undefined || hasMore === false) return;
    from = hasMore === undefined ? { cursor: next } : { after: next };
  }
}

interface Pageable {
  readonly params?: { readonly query?: object };
}
