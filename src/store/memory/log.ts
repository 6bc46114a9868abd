// The provisioning log in memory, by looking at every line.

import type { LogEntry } from '../../domain/model.ts';
import type { LogMinute, LogQuery, PositionedEntry } from '../../domain/store.ts';
import { addMinutes, minuteMs, outcomeOf } from '../rows-history.ts';
import type { DirectoryState } from './state.ts';

/** A page of the provisioning log. */
export function selectLog(state: DirectoryState | undefined, query: LogQuery): readonly PositionedEntry[] {
  const { before = Number.POSITIVE_INFINITY, limit } = query;
  return (state?.log ?? [])
    .filter(({ position, entry }) => position < before && matches(entry, query))
    .toReversed()
    .slice(0, limit);
}

function matches(entry: LogEntry, query: LogQuery): boolean {
  const { search, outcome, actions, code, tokenId, resourceId, from, until } = query;
  return (
    (search === undefined || finds(entry, search)) &&
    (outcome === undefined || outcomeOf(entry) === outcome) &&
    (actions === undefined || actions.includes(entry.action)) &&
    (code === undefined || entry.code === code || entry.warnings.includes(code)) &&
    (tokenId === undefined || entry.tokenId === tokenId) &&
    (resourceId === undefined || entry.resourceId === resourceId) &&
    (from === undefined || entry.at >= from) &&
    (until === undefined || entry.at < until)
  );
}

function finds(entry: LogEntry, { text, resourceIds }: NonNullable<LogQuery['search']>): boolean {
  return entry.search.includes(text) || (entry.resourceId !== undefined && resourceIds.includes(entry.resourceId));
}

/** The log minute by minute. */
export function countMinutes(state: DirectoryState | undefined, from: number, until: number): readonly LogMinute[] {
  const lines = (state?.log ?? []).filter(({ entry }) => entry.at >= from && entry.at < until);
  return addMinutes(
    lines.map(({ entry }) => ({
      at: Math.floor(entry.at / minuteMs) * minuteMs,
      action: entry.action,
      outcome: outcomeOf(entry),
      requests: 1,
    })),
  );
}
