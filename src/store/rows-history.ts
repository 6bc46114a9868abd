// Converts rows of events and of the provisioning log to the domain's types, and back.

import type {
  AttributeChange,
  DirectoryEvent,
  EventId,
  EventType,
  LogAction,
  LogAppend,
  LogEntry,
  LogEntryId,
  LogMinute,
  LogOutcome,
  PositionedEntry,
  ResourceId,
  TokenId,
} from '../domain/store.ts';
import { compareCodePoints } from './code-point.ts';
import { parseTexts } from './rows.ts';

/** Entries are in the order of writing, which is behind their requests by less than this. */
export const lateMs = 10 * 60_000;
export const minuteMs = 60_000;

/** The same counts with each minute, action and outcome once, oldest first. */
export function addMinutes(counts: readonly LogMinute[]): readonly LogMinute[] {
  const sums = new Map<string, LogMinute>();
  for (const { at, action, outcome, requests } of counts) {
    const key = `${at} ${outcome} ${action}`;
    sums.set(key, { at, action, outcome, requests: requests + (sums.get(key)?.requests ?? 0) });
  }
  return [...sums.values()].sort(
    (left, right) =>
      left.at - right.at ||
      compareCodePoints(left.action, right.action) ||
      compareCodePoints(left.outcome, right.outcome),
  );
}

export interface EventRow {
  readonly id: EventId;
  readonly type: EventType;
  readonly at: number;
  readonly actor: string;
  readonly resource_id: ResourceId;
  readonly subject: string;
  readonly changes: string;
}
export const eventColumns = 'id, type, at, actor, resource_id, subject, changes';

export function toEvent(row: EventRow): DirectoryEvent {
  return {
    id: row.id,
    type: row.type,
    at: row.at,
    actor: row.actor,
    resourceId: row.resource_id,
    subject: row.subject,
    changes: parseChanges(row.changes),
  };
}

/** The event's values in the order of `eventColumns`. */
export function fromEvent(event: DirectoryEvent): readonly (string | number)[] {
  const { id, type, at, actor, resourceId, subject, changes } = event;
  return [id, type, at, actor, resourceId, subject, printChanges(changes)];
}

export function printChanges(changes: readonly AttributeChange[]): string {
  return JSON.stringify(changes);
}

/** The text is what `printChanges` wrote. */
export function parseChanges(json: string): readonly AttributeChange[] {
  return JSON.parse(json) as readonly AttributeChange[];
}

export interface LogRow {
  readonly position: number;
  readonly id: LogEntryId;
  readonly at: number;
  readonly duration_ms: number;
  readonly token_id: TokenId | null;
  readonly action: LogAction;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly outcome: LogOutcome;
  readonly code: string | null;
  readonly fields: string | null;
  readonly detail: string | null;
  readonly warnings: string;
  readonly resource_id: ResourceId | null;
  readonly subject: string | null;
  readonly search: string;
  readonly request_body: string | null;
  readonly response_body: string | null;
}
export const logColumns =
  'id, at, duration_ms, token_id, action, method, path, status, outcome, code, fields, detail, warnings, ' +
  'resource_id, subject, search, request_body, response_body';

export function toLogEntry(row: LogRow): LogEntry {
  return {
    id: row.id,
    at: row.at,
    durationMs: row.duration_ms,
    tokenId: row.token_id ?? undefined,
    action: row.action,
    method: row.method,
    path: row.path,
    status: row.status,
    outcome: row.outcome,
    code: row.code ?? undefined,
    fields: parseFields(row.fields),
    detail: row.detail ?? undefined,
    warnings: parseTexts(row.warnings),
    resourceId: row.resource_id ?? undefined,
    subject: row.subject ?? undefined,
    search: row.search,
    requestBody: row.request_body ?? undefined,
    responseBody: row.response_body ?? undefined,
  };
}

export function toPositionedEntry(row: LogRow): PositionedEntry {
  return { position: row.position, entry: toLogEntry(row) };
}

/** The entry's values in the order of `logColumns`. */
export function fromLogEntry(entry: LogEntry): readonly (string | number | null)[] {
  return [
    entry.id,
    entry.at,
    entry.durationMs,
    entry.tokenId ?? null,
    entry.action,
    entry.method,
    entry.path,
    entry.status,
    entry.outcome,
    entry.code ?? null,
    printFields(entry.fields),
    entry.detail ?? null,
    JSON.stringify(entry.warnings),
    entry.resourceId ?? null,
    entry.subject ?? null,
    entry.search,
    entry.requestBody ?? null,
    entry.responseBody ?? null,
  ];
}

/** The columns that hold personal values. */
export const rewrittenColumns = [
  'path',
  'fields',
  'detail',
  'resource_id',
  'subject',
  'search',
  'request_body',
  'response_body',
] as const;

/** The entry's values in the order of `rewrittenColumns`. */
export function fromRewritten(entry: LogEntry): readonly (string | null)[] {
  const { path, detail, resourceId, subject, search, requestBody, responseBody } = entry;
  const texts = [path, printFields(entry.fields), detail, resourceId, subject, search, requestBody, responseBody];
  return texts.map((value) => value ?? null);
}

/** When each token was last accepted, by entries of its requests. */
export function lastUses(appended: readonly LogAppend[]): ReadonlyMap<TokenId, number> {
  const uses = new Map<TokenId, number>();
  for (const { entry } of appended) {
    const { tokenId, at, action } = entry;
    if (tokenId !== undefined && action !== 'Refused') uses.set(tokenId, Math.max(at, uses.get(tokenId) ?? at));
  }
  return uses;
}

function printFields(fields: LogEntry['fields']): string | null {
  return fields === undefined ? null : JSON.stringify(fields);
}

/** The text is what `printFields` wrote. */
function parseFields(text: string | null): LogEntry['fields'] {
  return text === null ? undefined : (JSON.parse(text) as LogEntry['fields']);
}
