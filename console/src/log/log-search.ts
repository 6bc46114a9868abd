// The filters of the log and the open tab of one entry in the address, so that reloading and sharing keep them.

import { catalogue } from '../../../src/domain/errors/catalogue.ts';
import type { LogEntryDetails, LogOutcome } from '../../../src/http/api/schemas/log.ts';
import type { ListFilter } from '../api/paths.ts';
import { given, oneOf, type Search, textOf } from '../parts/address.ts';

export type LogView = 'changes' | 'entries' | 'cycles' | 'requests';
export const outcomes: readonly LogOutcome[] = ['success', 'warning', 'failure', 'refused'];
/** The words of addresses that were kept before the outcomes had these names. */
const formerOutcomes: Readonly<Record<string, OutcomeFilter>> = {
  good: 'success',
  warned: 'warning',
  failed: 'failure,refused',
};
type OutcomeFilter = LogOutcome | 'failure,refused';
export const actions = ['Create', 'Update', 'Delete', 'Lookup', 'Read', 'List', 'Discovery', 'Refused'] as const;
export const ranges = ['hour', 'day', 'week', 'month'] as const;
type LogRange = (typeof ranges)[number];

export interface LogSearch {
  /** Changes and failures without one. */
  readonly view?: Exclude<LogView, 'changes'> | undefined;
  readonly search?: string | undefined;
  readonly outcome?: OutcomeFilter | undefined;
  readonly action?: string | undefined;
  readonly code?: string | undefined;
  readonly token?: string | undefined;
  readonly resource?: string | undefined;
  /** How far back; `from` and `until` name exact times instead, as the link of a cycle does. */
  readonly range?: LogRange | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export function readLogSearch({ view, outcome, range, ...texts }: Search): LogSearch {
  return given({
    view: oneOf(['entries', 'cycles', 'requests'], view),
    outcome: readOutcome(outcome),
    range: oneOf(ranges, range),
    search: textOf(texts['search']),
    action: readActions(texts['action']),
    code: readCode(texts['code']),
    token: textOf(texts['token']),
    resource: textOf(texts['resource']),
    from: readInstant(texts['from']),
    until: readInstant(texts['until']),
  });
}

function readActions(value: unknown): string | undefined {
  const text = textOf(value);
  return text?.split(',').every((word) => oneOf(actions, word) !== undefined) === true ? text : undefined;
}

function readCode(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && Object.hasOwn(catalogue, text) ? text : undefined;
}

function readInstant(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^\d{4}-\d\d-\d\dT/.test(text) && Number.isFinite(Date.parse(text)) ? text : undefined;
}

function readOutcome(value: unknown): OutcomeFilter | undefined {
  const former = Object.hasOwn(formerOutcomes, String(value)) ? formerOutcomes[String(value)] : undefined;
  return former ?? oneOf([...outcomes, 'failure,refused'], value);
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const lengths: Readonly<Record<LogRange, number>> = { hour: hourMs, day: dayMs, week: 7 * dayMs, month: 30 * dayMs };

/** When a range that ends now begins; to the minute, so that the question stays the same for a while. */
export function startOf(range: LogRange, nowMs: number): string {
  const minuteMs = 60_000;
  return new Date(Math.floor((nowMs - lengths[range]) / minuteMs) * minuteMs).toISOString();
}

/** The parameters for the server. One who asks for an action sees it, also if it changes nothing. */
export function filterOf({ view, range, from, ...filter }: LogSearch, nowMs: number): ListFilter {
  const only = view === undefined && filter.action === undefined ? 'changes' : undefined;
  return { ...filter, only, from: range === undefined ? from : startOf(range, nowMs) };
}

/** What the chart shows: the time that the log is narrowed to, or the last day. */
export function chartTimeOf(
  { range, from, until }: LogSearch,
  nowMs: number,
): { readonly from: string; readonly until: string } {
  const minuteMs = 60_000;
  const next = new Date((Math.floor(nowMs / minuteMs) + 1) * minuteMs).toISOString();
  if (range === undefined && from !== undefined) return { from, until: until ?? next };
  return { from: startOf(range ?? 'day', nowMs), until: next };
}

/** Whether anything but the view is chosen. */
export function isFiltered({ view: _, ...filters }: LogSearch): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

export const tabs = ['steps', 'advice', 'changes', 'wire', 'summary'] as const;
export type EntryTab = (typeof tabs)[number];

interface EntrySearch {
  readonly tab?: EntryTab;
}

export function readEntrySearch({ tab }: Search): EntrySearch {
  return given({ tab: oneOf(tabs, tab) });
}

/** The advice if something went wrong, else the steps of the request. */
export function firstTabOf(entry: Pick<LogEntryDetails, 'outcome'>): EntryTab {
  return entry.outcome === 'success' ? 'steps' : 'advice';
}
