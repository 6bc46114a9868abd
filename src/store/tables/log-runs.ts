// Look-ups that follow one another share a row of the log: most entries say no more than who asked for what, and a row of its own with its
// lines in three indexes cost 6 us of a request, an entry in a run costs 1. A run has the columns of an entry, so that it is filtered,
// pruned and archived like one; what differs from entry to entry is in `lines`. Positions are those of rows: the last entry has that of the row.

import type { LogEntry, LogQuery, PositionedEntry } from '../../domain/store.ts';
import type { Row } from './fields.ts';
import { logFields } from './rows-history.ts';

/** What the index finds in place of a search text: the texts are in `lines`. */
export const runMark = '[lines]';
/** All entries of a run began within this time. */
export const runMs = 60_000;
/** A shorter run saves nothing. */
const leastEntries = 3;
export const maxEntries = 200;
/** Of a path and of a search text, so that a row stays small. */
const maxCharacters = 400;

/** An entry of a run: what it has of its own. `resource` is true for the last part of the path, which names most of them. */
type Line = readonly [
  id: LogEntry['id'],
  at: number,
  durationMs: number,
  path: string,
  resource: LogEntry['resourceId'] | true | null,
  subject: string | null,
  search: string,
];

/** The columns of a log row, in their order, and those of a run. */
export const rowColumns = `${logFields.columns}, lines`;
export const rowSelection = `position, ${logFields.selection}, lines`;

/** Entries in their order: in runs, or alone. */
export function* inRuns(entries: readonly LogEntry[]): Generator<readonly LogEntry[]> {
  let from = 0;
  while (from < entries.length) {
    const length = runLength(entries, from);
    yield entries.slice(from, from + length);
    from += length;
  }
}

function runLength(entries: readonly LogEntry[], from: number): number {
  const first = entries[from];
  if (first === undefined || !isPlain(first)) return 1;
  let length = 1;
  for (; length < maxEntries; length += 1) {
    const next = entries[from + length];
    if (next === undefined || !isPlain(next) || !isLike(next, first)) break;
  }
  return length < leastEntries ? 1 : length;
}

/** Whether an entry says no more than a line of a run holds. */
function isPlain({ method, status, path, search, requestBody, responseBody }: LogEntry): boolean {
  const isShort = path.length <= maxCharacters && search.length <= maxCharacters;
  const isBare = requestBody === undefined && responseBody === undefined;
  return method === 'GET' && status === 200 && isShort && isBare;
}

function isLike(entry: LogEntry, first: LogEntry): boolean {
  const { tokenId, action, at } = entry;
  const isOfOneTime = Math.abs(at - first.at) < runMs / 2;
  return tokenId === first.tokenId && action === first.action && isOfOneTime && hasWarningsOf(entry, first);
}

/** Under a default mapping every look-up has the same warning. */
function hasWarningsOf({ warnings }: LogEntry, first: LogEntry): boolean {
  return warnings.length === first.warnings.length && warnings.every((warning, at) => warning === first.warnings[at]);
}

/** The values of `rowColumns` for a run, or for one entry. */
export function writeRow(run: readonly LogEntry[]): ReturnType<typeof logFields.write> {
  const [first] = run;
  if (first === undefined) return [];
  if (run.length === 1) return [...logFields.write(first), null];
  // The greatest of them: an entry is looked for from its id on.
  const id = run.reduce((greatest, entry) => (entry.id > greatest ? entry.id : greatest), first.id);
  const at = run.reduce((newest, entry) => Math.max(newest, entry.at), first.at);
  const common = { ...first, id, at, durationMs: 0, path: '', resourceId: undefined, subject: undefined };
  return [...logFields.write({ ...common, search: runMark }), writeLines(run)];
}

/** The column `lines` of a run. */
export function writeLines(run: readonly LogEntry[]): string {
  return JSON.stringify(run.map(toLine));
}

function toLine({ id, at, durationMs, path, resourceId, subject, search }: LogEntry): Line {
  const resource = resourceId !== undefined && path.endsWith(`/${resourceId}`) ? true : (resourceId ?? null);
  return [id, at, durationMs, path, resource, subject ?? null, search];
}

/** The entries of a row, newest first. */
export function readRow(row: Row): readonly PositionedEntry[] {
  const position = Number(row['position']);
  const common = logFields.read(row);
  if (row['lines'] === null) return [{ position, entry: common }];
  // The text is what `writeRow` made.
  const lines: readonly Line[] = JSON.parse(String(row['lines']));
  const first = position - lines.length + 1;
  return lines.map((line, at) => ({ position: first + at, entry: toEntry(line, common) })).reverse();
}

function toEntry([id, at, durationMs, path, resource, subject, search]: Line, common: LogEntry): LogEntry {
  const named = path.slice(path.lastIndexOf('/') + 1) as NonNullable<LogEntry['resourceId']>;
  const resourceId = resource === true ? named : (resource ?? undefined);
  return { ...common, id, at, durationMs, path, resourceId, subject: subject ?? undefined, search };
}

/** Whether a query asks for this entry of a run whose row it has found: the row says the rest. */
export function isAskedFor({ position, entry }: PositionedEntry, query: LogQuery): boolean {
  const { before = Number.MAX_SAFE_INTEGER, from = 0, until = Number.MAX_SAFE_INTEGER, resourceIds, search } = query;
  const isOneOf = (ids: LogQuery['resourceIds']): boolean =>
    entry.resourceId !== undefined && ids?.includes(entry.resourceId) === true;
  if (position >= before || entry.at < from || entry.at >= until) return false;
  if (resourceIds !== undefined && !isOneOf(resourceIds)) return false;
  return search === undefined || entry.search.includes(search.text) || isOneOf(search.resourceIds);
}
