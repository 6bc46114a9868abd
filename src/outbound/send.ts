// One request to an address that a user entered. The name is resolved once, each of its addresses is checked, and the connection uses
// these addresses alone, so that a second answer of the resolver changes nothing. Redirects are not followed.

import { lookup } from 'node:dns/promises';
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Network } from './address.ts';
import { OutboundError, toOutboundError } from './outbound-error.ts';
import { areAllowed, isLoopbackName, maxUrlLength, parseTarget, type Target, type TargetProblem } from './target.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export interface OutboundOptions {
  /** Networks that requests may reach although they are not public. */
  readonly outboundNetworks: readonly Network[];
  /** All addresses of a name. */
  readonly resolve?: (host: string) => Promise<readonly ResolvedAddress[]>;
  /** Ends a request that takes too long. */
  readonly startDeadline?: () => AbortSignal;
  /** Certificates to trust instead of those of Node. */
  readonly ca?: string;
}

export interface OutboundRequest {
  readonly url: string;
  /** POST where none is named. */
  readonly method?: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The first 4 KiB. */
  readonly body: string;
}

/** The way to addresses that users entered. */
export interface Outbound {
  /** What is wrong with an address before it is resolved. */
  readonly findProblem: (url: string) => TargetProblem | undefined;
  readonly maxUrlLength: number;
  /** Sends a request. Rejects with an OutboundError when there is no answer. */
  readonly send: (request: OutboundRequest) => Promise<OutboundAnswer>;
}

const deadlineMs = 15_000;
const maxAnswerBytes = 4096;

export function createOutbound(options: OutboundOptions): Outbound {
  const { outboundNetworks: allowedNetworks, startDeadline = () => AbortSignal.timeout(deadlineMs) } = options;
  return {
    maxUrlLength,
    findProblem: (url) => {
      const target = parseTarget(url, allowedNetworks);
      return typeof target === 'string' ? target : undefined;
    },
    send: async (request) => {
      const target = parseTarget(request.url, allowedNetworks);
      if (typeof target === 'string') throw new OutboundError('target', `The address is not allowed: ${target}.`);
      const signal = startDeadline();
      try {
        const addresses = await resolveTarget(target, options, signal);
        return await transmit(target, addresses, request, options.ca, signal);
      } catch (error) {
        throw toOutboundError(error, signal);
      }
    },
  };
}

async function resolveTarget(
  { host }: Target,
  { outboundNetworks: allowedNetworks, resolve = lookUp }: OutboundOptions,
  signal: AbortSignal,
): Promise<readonly ResolvedAddress[]> {
  const addresses = fixedAddresses(host) ?? (await untilAborted(resolve(host), signal));
  if (addresses.length === 0) throw new OutboundError('name', `${host} has no address.`);
  const texts = addresses.map(({ address }) => address);
  if (areAllowed(texts, allowedNetworks)) return addresses;
  throw new OutboundError('target', `${host} has an address that is not public.`);
}

/** Of a host that no resolver is asked for. */
function fixedAddresses(host: string): readonly ResolvedAddress[] | undefined {
  if (isLoopbackName(host)) return [{ address: '127.0.0.1', family: 4 }];
  return isIP(host) === 0 ? undefined : [{ address: host, family: isIP(host) }];
}

function lookUp(host: string): Promise<readonly ResolvedAddress[]> {
  return lookup(host, { all: true });
}

/** A lookup cannot be cancelled; its late result is dropped. */
function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function transmit(
  { url }: Target,
  addresses: readonly ResolvedAddress[],
  { method = 'POST', headers, body }: OutboundRequest,
  ca: string | undefined,
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const isSecure = url.protocol === 'https:';
  // An agent of its own: the shared one may follow HTTP_PROXY, and a connection in its pool may lead elsewhere.
  const agent = isSecure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false });
  const options = {
    method,
    agent,
    signal,
    lookup: lookupOf(addresses),
    rejectUnauthorized: true,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    ...(ca === undefined ? {} : { ca }),
  };
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestHttps : requestHttp)(url, options, (response) => {
      readAnswer(response)
        .then(resolve, reject)
        .finally(() => request.destroy());
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Gives the checked addresses and asks no resolver. */
function lookupOf(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_host, { all = false }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

async function readAnswer(response: IncomingMessage): Promise<OutboundAnswer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length >= maxAnswerBytes) break;
  }
  const bytes = Buffer.concat(parts).subarray(0, maxAnswerBytes);
  return { status: response.statusCode ?? 0, headers: plainHeaders(response), body: bytes.toString('utf8') };
}

function plainHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const texts = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return Object.fromEntries(texts);
}
