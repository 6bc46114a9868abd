// One JSON line per request: its endpoint, token id, status and duration. Never a secret, a name, an e-mail address
// or a filter; the network address is shortened. Successes are logged at `debug`: the provisioning log has them.

import { outcomeOf } from '../../domain/index.ts';
import { shortenAddress } from '../network.ts';
import { readRequestId } from '../request-id.ts';
import { bodyText } from '../scim/exchange.ts';
import type { Observed, Observer } from '../scim/observed-exchange.ts';
import { nameEndpoint, nameMethod, outcomeOfExchange } from '../scim/observed-exchange.ts';

type Level = 'debug' | 'info' | 'warn';
type Fields = Readonly<Record<string, unknown>>;

export type RequestLogger = Readonly<Record<Level, (fields: Fields, message: string) => void>> & {
  readonly isLevelEnabled: (level: string) => boolean;
};

/** An exchange with a page or with the console's API. */
export interface PageExchange {
  readonly method: string;
  /** As a template: "/api/v1/directories/:id". */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  readonly requestId: string;
  readonly remoteAddress: string | undefined;
}

export interface RequestLog {
  readonly scim: Observer;
  readonly page: (exchange: PageExchange) => void;
}

const maxUserAgent = 80;

export function createRequestLog(logger: RequestLogger): RequestLog {
  const write = (status: number, describe: () => Fields): void => {
    const level = levelOf(status);
    if (logger.isLevelEnabled(level)) logger[level](describe(), 'request');
  };
  return {
    scim: (observed) => write(observed.answer.status, () => describeScim(observed)),
    page: (exchange) => write(exchange.status, () => describePage(exchange)),
  };
}

function levelOf(status: number): Level {
  if (status >= 500) return 'warn';
  return status >= 400 ? 'info' : 'debug';
}

function describeScim(observed: Observed): Fields {
  const { request, answer, refusal, started, endpoint, exchange } = observed;
  return {
    request_id: readRequestId(request.header('x-request-id')) ?? exchange?.logEntryId,
    trace_id: /^[\da-f]{2}-([\da-f]{32})-/.exec(request.header('traceparent') ?? '')?.[1],
    log_entry_id: exchange?.logEntryId,
    directory_id: exchange?.directoryId,
    token_id: exchange?.tokenId,
    actor: exchange?.tokenId === undefined ? undefined : 'entra',
    http_method: nameMethod(request.method),
    route: `/scim/v2/:directory/${nameEndpoint(endpoint)}`,
    resource_id: exchange?.resourceId,
    status: answer.status,
    scim_type: refusal?.scimType,
    code: refusal?.code,
    outcome: outcomeOfExchange(observed),
    duration_ms: round(performance.now() - started),
    bytes_in: toNumber(request.header('content-length')),
    bytes_out: Buffer.byteLength(bodyText(answer.body)),
    remote_ip: shortenAddress(request.remoteAddress),
    user_agent: request.header('user-agent')?.slice(0, maxUserAgent),
  };
}

function describePage({ method, route, status, durationMs, requestId, remoteAddress }: PageExchange): Fields {
  return {
    request_id: requestId,
    http_method: nameMethod(method),
    route,
    status,
    outcome: outcomeOf({ method, status, code: undefined, warnings: [] }),
    duration_ms: round(durationMs),
    remote_ip: shortenAddress(remoteAddress),
  };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
