// The API of a remote server, with an API key.

import type { RemoteServer } from '../config.ts';
import { type Api, type Operation, routeOf, type StreamOptions, splitInput } from '../http/index.ts';
import { exitCodes } from './exit-codes.ts';
import { RemoteFailure, refusalOf, unreachedOf } from './remote-failure.ts';

/** Erasing a user waits for the log and then takes its time. */
const timeoutMs = 120_000;

export function createRemoteApi(server: RemoteServer): Api {
  const ask = async (name: Operation, input: object): Promise<unknown> =>
    readAnswer(name, await send(server, name, input, {}, AbortSignal.timeout(timeoutMs)));
  return {
    // The server has the same routes, so that it answers with what their types say.
    call: (name, input) => ask(name, input) as Promise<never>,
    stream: async (name, input, { lastEventId, signal }: StreamOptions) => {
      const resumed = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
      const { body } = await send(server, name, input, { accept: 'text/event-stream', ...resumed }, signal);
      if (body === null) throw new Error(`${name} is no stream`);
      return body;
    },
  };
}

async function send(
  { url, key }: RemoteServer,
  name: Operation,
  input: object,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  const { method, bodyTypes } = routeOf(name);
  const { body, ...address } = splitInput(input);
  const target = `${url}/api/v1${pathOf(routeOf(name).path, address)}`;
  const request = `${method} ${target}`;
  const type = body === undefined ? {} : { 'content-type': bodyTypes?.[0] ?? 'application/json' };
  const response = await fetch(target, {
    method,
    headers: { authorization: `Bearer ${key}`, ...type, ...headers },
    ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
    // A key is for one server, and is not sent on.
    redirect: 'manual',
    signal,
  }).catch((error: unknown) => {
    throw unreachedOf(request, error);
  });
  if (!response.ok) throw await refusalOf(request, response);
  return response;
}

/** The path with its parameters and its query, as the server reads them. */
function pathOf(path: string, { params, query }: Omit<ReturnType<typeof splitInput>, 'body'>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const texts = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  const search = new URLSearchParams(texts).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

async function readAnswer(name: Operation, response: Response): Promise<unknown> {
  const { answer } = routeOf(name);
  if (answer === 'nothing') return undefined;
  if (typeof answer === 'string') return response;
  const text = await response.text().catch((error: unknown) => {
    throw unreachedOf(response.url, error);
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    const sentence = `${response.url}: the answer is not that of a Becard server. Check the address.`;
    throw new RemoteFailure(exitCodes.fault, [sentence], { cause });
  }
}
