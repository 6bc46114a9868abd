// Builds the log entry of an exchange. No header and so no token ever gets here.

import {
  type LogAction,
  type LogEntry,
  maskSecrets,
  outcomeOf,
  type Registry,
  type ResourceId,
} from '../../domain/index.ts';
import { limits } from '../limits.ts';
import { bodyText, type ScimAnswer } from './exchange.ts';
import { redactorOf } from './log/redact.ts';
import { identify } from './log/subject.ts';
import type { Outcome } from './outcome.ts';
import type { Refusal } from './respond.ts';
import type { Target } from './target.ts';

export interface Recorded {
  readonly id: LogEntry['id'];
  readonly at: number;
  readonly durationMs: number;
  readonly registry: Registry;
  readonly method: string;
  readonly target: Target;
  readonly tokenId: LogEntry['tokenId'];
  readonly requestBody: string | undefined;
  readonly answer: ScimAnswer;
  readonly outcome: Outcome;
  /** Whether the request was not let in: of its query, which may be long and name people, nothing is kept. */
  readonly isRefused?: boolean;
}

/** Longer than any id that was ever given out. */
const maxNamedLength = 128;
/** A refused path is shown so far. */
const maxRefusedPathLength = 256;

export function logEntry(recorded: Recorded): LogEntry {
  const { answer, target, method } = recorded;
  const { refusal, handled } = recorded.outcome;
  const isFailed = answer.status >= 400;
  const redactor = redactorOf(recorded.registry);
  const path = recorded.isRefused === true ? refusedPath(target.path) : redactor.path(target.path);
  const body = isSearch(target) || recorded.requestBody === undefined ? undefined : redactor.body(recorded.requestBody);
  const [, named] = target.segments;
  const code = isFailed ? (refusal?.code ?? 'BC-412') : undefined;
  const warnings = handled?.warnings ?? [];
  return {
    id: recorded.id,
    at: recorded.at,
    durationMs: Math.round(recorded.durationMs * 10) / 10,
    tokenId: recorded.tokenId,
    action: isMisdirected(refusal) ? 'Refused' : actionOf(method, target, answer.status),
    method,
    path: path.slice(0, limits.maxLoggedCharacters).toWellFormed(),
    status: answer.status,
    outcome: outcomeOf({ method, status: answer.status, code, warnings }),
    code,
    fields: refusal?.fields,
    detail: refusal === undefined ? undefined : maskSecrets(refusal.detail),
    warnings,
    resourceId: handled?.resourceId ?? (isSearch(target) ? undefined : nameOf(named)),
    ...identify({
      subject: handled?.subject,
      filter: method === 'GET' && path === target.path ? target.query.get('filter') : undefined,
      refusedBody: isFailed && (method === 'POST' || method === 'PUT') ? body : undefined,
    }),
    // A search by POST keeps what it asks for out of URLs and logs (RFC 7644 §7.5.2).
    requestBody: cut(body),
    responseBody: isFailed ? cut(maskSecrets(bodyText(answer.body))) : undefined,
  };
}

function refusedPath(path: string): string {
  const mark = path.indexOf('?');
  return maskSecrets(mark < 0 ? path : path.slice(0, mark)).slice(0, maxRefusedPathLength);
}

/** What the client named need not be an id; it is shown as text only. */
function nameOf(segment: string | undefined): ResourceId | undefined {
  if (segment === undefined) return undefined;
  return maskSecrets(segment.slice(0, maxNamedLength)) as ResourceId;
}

/** Whether the address itself was wrong, and not what was asked there. */
function isMisdirected(refusal: Refusal | undefined): boolean {
  return refusal?.code === 'BC-201' || refusal?.code === 'BC-413';
}

const discoveryEndpoints = ['ServiceProviderConfig', 'Schemas', 'ResourceTypes', 'Me'];

function actionOf(method: string, target: Target, status: number): LogAction {
  if (status === 401 || status === 403) return 'Refused';
  const [endpoint, id] = target.segments;
  if (endpoint === undefined || isSearch(target)) return 'Lookup';
  if (endpoint === 'Bulk') return 'Update';
  if (discoveryEndpoints.includes(endpoint)) return 'Discovery';
  switch (method) {
    case 'POST':
      return 'Create';
    case 'PUT':
    case 'PATCH':
      return 'Update';
    case 'DELETE':
      return 'Delete';
    default:
      if (id !== undefined) return 'Read';
      return target.query.has('filter') ? 'Lookup' : 'List';
  }
}

function isSearch(target: Target): boolean {
  return target.segments.at(-1) === '.search';
}

function cut(text: string | undefined): string | undefined {
  return text === undefined || text.length <= limits.maxLoggedCharacters
    ? text
    : `${text.slice(0, limits.maxLoggedCharacters).toWellFormed()}…`;
}
