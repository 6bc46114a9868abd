// The HTTP side of the provisioning service: bearer token, media type with charset, bounded waiting for 429 and 503.
// `fetch`, clock and waiting are handed in; every answer passes by `observe`.
import { member, textOf } from './json.ts';
import { joinTenantUrl } from './url.ts';
import type { WireRequest } from './wire.ts';

/** What a server said, or why it said nothing. */
export interface Answer {
  /** 0 when there was no answer at all; then `failure` says why. */
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined when it is empty or no JSON. */
  readonly body: unknown;
  readonly text: string;
  readonly latencyMs: number;
  /** How often the server asked to wait before this answer. */
  readonly throttled: number;
  /** Whether it asked although fewer than 25 requests had been sent in the second before. */
  readonly isThrottledEarly?: boolean;
  readonly failure?: 'timeout' | 'unreachable';
  /** With `failure`: the code of the system's error, for example ECONNREFUSED, or its message. */
  readonly reason?: string;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
export type Wait = (milliseconds: number) => Promise<void>;

/** What a client needs of its surroundings. */
export interface ClientOptions {
  readonly tenantUrl: string;
  readonly token: string;
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly wait: Wait;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  readonly observe: (request: WireRequest, answer: Answer) => void;
}

export interface EntraClient {
  /** Sends a request and answers whatever came back; it throws only when the run was aborted. */
  send(request: WireRequest): Promise<Answer>;
  /** Sends a request whose refusal is the point: with another token, or unseen by `observe`. */
  sendUnseen(request: WireRequest, token?: string): Promise<Answer>;
  /** Counts and inspects an answer of `sendUnseen`. */
  observe(request: WireRequest, answer: Answer): void;
}

const MAX_TRIES = 6;
/** Requests per second that a server must take (Microsoft, app gallery user provisioning requirements). */
const REQUIRED_RATE = 25;
const MAX_WAIT_MS = 30_000;

export function createClient(options: ClientOptions): EntraClient {
  const meter = createMeter(options.now);
  const sendUnseen = (request: WireRequest, token = options.token): Promise<Answer> =>
    sendPatiently(options, meter, request, token);
  const send = async (request: WireRequest): Promise<Answer> => {
    const answer = await sendUnseen(request);
    options.observe(request, answer);
    return answer;
  };
  return { send, sendUnseen, observe: options.observe };
}

/** Knows the latest sending times: enough to tell whether the required rate was reached. */
interface Meter {
  count(): void;
  isBelowRequiredRate(): boolean;
}

function createMeter(now: () => number): Meter {
  const latest: number[] = [];
  return {
    count: () => {
      latest.push(now());
      if (latest.length > REQUIRED_RATE) latest.shift();
    },
    isBelowRequiredRate: () => latest.length < REQUIRED_RATE || now() - (latest[0] ?? 0) > 1000,
  };
}

/** 429 and 503 are retried as often as bounded, after the time that the server names. */
async function sendPatiently(
  options: ClientOptions,
  meter: Meter,
  request: WireRequest,
  token: string,
): Promise<Answer> {
  meter.count();
  let answer = await sendOnce(options, request, token);
  let throttled = 0;
  const isThrottledEarly = isThrottling(answer) && meter.isBelowRequiredRate();
  while (isThrottling(answer) && throttled < MAX_TRIES - 1) {
    await options.wait(waitMs(answer.headers.get('retry-after'), throttled));
    throttled += 1;
    answer = await sendOnce(options, request, token);
  }
  return { ...answer, throttled, isThrottledEarly };
}

function isThrottling(answer: Answer): boolean {
  return answer.status === 429 || answer.status === 503;
}

/** Seconds of `Retry-After` where there are any, else a growing pause. */
function waitMs(retryAfter: string | null, earlierWaits: number): number {
  const seconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : 2 ** earlierWaits;
  return Math.min(seconds * 1000, MAX_WAIT_MS);
}

async function sendOnce(options: ClientOptions, request: WireRequest, token: string): Promise<Answer> {
  options.signal?.throwIfAborted();
  const startedAt = options.now();
  const elapsed = (): number => options.now() - startedAt;
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  try {
    const response = await options.fetch(
      joinTenantUrl(options.tenantUrl, request.path, request.query),
      init(request, token, signal),
    );
    const text = await response.text();
    const { status, headers } = response;
    return { status, headers, text, body: parsed(text), latencyMs: elapsed(), throttled: 0 };
  } catch (error) {
    options.signal?.throwIfAborted();
    const failure = timeout.aborted ? 'timeout' : 'unreachable';
    return {
      status: 0,
      headers: new Headers(),
      text: '',
      body: undefined,
      latencyMs: elapsed(),
      throttled: 0,
      failure,
      reason: failure === 'timeout' ? `${options.timeoutMs} ms` : reasonOf(error),
    };
  }
}

/** `fetch` keeps the system's error as the cause of its own. */
function reasonOf(error: unknown): string {
  const cause = member(error, 'cause') ?? error;
  return textOf(cause, 'code') ?? textOf(cause, 'message') ?? String(cause);
}

function init(request: WireRequest, token: string, signal: AbortSignal): RequestInit {
  const authorization = { authorization: `Bearer ${token}` };
  if (request.body === undefined) return { method: request.method, headers: authorization, signal };
  const headers = { ...authorization, 'content-type': 'application/scim+json; charset=utf-8' };
  return { method: request.method, headers, body: JSON.stringify(request.body), signal };
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
