// The filters of the log and the open tab of one entry in the address, so that reloading and sharing keep them.

import type { LogEntryDetails, LogOutcome } from '../../../src/http/api/schemas/log.ts';
import type { ListFilter } from '../api/paths.ts';

const views = ['events', 'cycles', 'requests'] as const;
export type LogView = (typeof views)[number];
export const outcomes: readonly LogOutcome[] = ['success', 'warning', 'failure', 'refused'];
/** The words of addresses that were kept before the outcomes had these names. */
const formerOutcomes: Readonly<Record<string, OutcomeFilter>> = {
  good: 'success',
  warned: 'warning',
  failed: 'failure,refused',
};
type OutcomeFilter = LogOutcome | 'failure,refused';
export const ranges = ['hour', 'day', 'week', 'month'] as const;
type LogRange = (typeof ranges)[number];

export interface LogSearch {
  readonly view?: 'cycles' | 'requests' | undefined;
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

export function readLogSearch(search: Readonly<Record<string, unknown>>): LogSearch {
  const view = views.find((each) => each === search['view']);
  const outcome = readOutcome(search['outcome']);
  const range = ranges.find((each) => each === search['range']);
  const found: Record<string, string> = {};
  for (const name of ['search', 'action', 'code', 'token', 'resource', 'from', 'until']) {
    const value = search[name];
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text !== '') found[name] = text;
  }
  return {
    ...found,
    ...(view === undefined || view === 'events' ? {} : { view }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(range === undefined ? {} : { range }),
  };
}

function readOutcome(value: unknown): OutcomeFilter | undefined {
  const known = [...outcomes, formerOutcomes['failed']].find((each) => each === value);
  return known ?? (Object.hasOwn(formerOutcomes, String(value)) ? formerOutcomes[String(value)] : undefined);
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const lengths: Readonly<Record<LogRange, number>> = { hour: hourMs, day: dayMs, week: 7 * dayMs, month: 30 * dayMs };

/** When a range that ends now begins; to the minute, so that the question stays the same for a while. */
export function startOf(range: LogRange, nowMs: number): string {
  const minuteMs = 60_000;
  return new Date(Math.floor((nowMs - lengths[range]) / minuteMs) * minuteMs).toISOString();
}

/** The parameters for the server. */
export function filterOf(search: LogSearch, nowMs: number): ListFilter {
  const { search: text, outcome, action, code, token, resource, range, from, until } = search;
  const start = range === undefined ? from : startOf(range, nowMs);
  return { search: text, outcome, action, code, token, resource, from: start, until };
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

export function readEntrySearch(search: Readonly<Record<string, unknown>>): EntrySearch {
  const tab = tabs.find((each) => each === search['tab']);
  return tab === undefined ? {} : { tab };
}

/** The advice if something went wrong, else the steps of the request. */
export function firstTabOf(entry: Pick<LogEntryDetails, 'outcome'>): EntryTab {
  return entry.outcome === 'success' ? 'steps' : 'advice';
}
