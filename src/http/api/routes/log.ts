// The provisioning log in the console: what Entra asked and what it was answered, narrowed by whatever one knows.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  type Conflict,
  type DirectoryStore,
  Failure,
  groupCycles,
  type LogEntry,
  type LogRequest,
  logActions,
  logOutcomes,
  maskChange,
  maskValue,
  nameEntries,
  type ResourceId,
  readConflict,
  searchLog,
  type TokenId,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { allow } from '../auth/guard.ts';
import type { ConsoleConflict, ConsoleCycle, ConsoleLogEntryDetails, HistoryChange, LogPage } from '../contract.ts';
import { pageSize, position, readQuery, text, time } from '../input.ts';
import { presentLogEntry, presentLogEntryDetails, presentText } from '../present.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import { directoryIn, directoryOf } from './directories.ts';
import { exportLog } from './log-file.ts';

/** One or more of these words, separated by commas. */
function listOf<Word extends string>(words: readonly Word[]) {
  return v.optional(
    v.pipe(
      text(200),
      v.transform((names) => names.split(',')),
      v.array(v.picklist(words)),
    ),
  );
}

const filterQuery = {
  search: v.optional(text(200)),
  outcome: listOf(logOutcomes),
  action: listOf(logActions),
  code: v.optional(v.pipe(v.string(), v.regex(/^BC-\d{3}$/))),
  token: v.optional(text(200)),
  resource: v.optional(text(200)),
  from: v.optional(time),
  until: v.optional(time),
};
const logQuery = v.object({ ...filterQuery, before: v.optional(position), limit: pageSize });
const cyclesQuery = v.object({ from: time, until: time });
/** Cycles are counted over a bounded time, since every entry in it is read. */
const maxCycleDays = 31;
const dayMs = 86_400_000;
/** How far back the changes of one resource are known to its lines. */
const maxEvents = 200;
/** Two changes of one resource never bear the same time: the later one is moved on (changeTime). */
const clockSlackMs = 5;

export function logRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .get('/:directory/log', (context) => list(context, services))
    .get('/:directory/log/:entry', (context) => show(context, services))
    .get('/:directory/cycles', (context) => showCycles(context, services))
    .get('/:directory/export/log', (context) => exportLines(context, services));
}

/** What only those may who came in by an account. */
export function revealRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>().post(
    '/:directory/log/:entry/reveal',
    allow(services, useCases.provisioningLog.reveal),
    (context) => reveal(context, services),
  );
}

async function list(context: Ctx, services: ApiServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const { before, limit, ...filter } = readQuery(context, logQuery);
  const request = { ...requestOf(filter), before, limit: limit + 1 };
  const found = await searchLog(services.store.directory(id), request);
  const lines = found.slice(0, limit);
  const page: LogPage = {
    lines: lines.map(({ entry, subject }) => presentLogEntry(entry, subject)),
    ...presentText('next', found.length > limit ? lines.at(-1)?.position.toString() : undefined),
  };
  return context.json(page);
}

async function exportLines(context: Ctx, services: ApiServices): Promise<Response> {
  const request = requestOf(readQuery(context, v.object(filterQuery)));
  const input = { directory: directoryIn(context) };
  const directory = await useCases.provisioningLog.exportEntries(useCaseContext(context, services), input);
  return exportLog(context, directory, services.store.directory(directory.id), request);
}

async function showCycles(context: Ctx, services: ApiServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const { from, until } = readQuery(context, cyclesQuery);
  if (until - from > maxCycleDays * dayMs) throw new Failure('BC-906', { reason: 'cycles', maxDays: maxCycleDays });
  const cycles = groupCycles(await services.store.directory(id).log.minutes(from, until));
  const shown: readonly ConsoleCycle[] = cycles.map((cycle) => ({
    ...cycle,
    from: formatDateTime(cycle.from),
    until: formatDateTime(cycle.until),
  }));
  return context.json(shown);
}

async function show(context: Ctx, services: ApiServices): Promise<Response> {
  const { store, entry } = await entryOf(context, services);
  return context.json(await present(store, entry, false));
}

/** Bodies, changes and the records of a conflict with their personal values, which the audit log notes. */
async function reveal(context: Ctx, services: ApiServices): Promise<Response> {
  const input = { directory: directoryIn(context), entry: context.req.param('entry') ?? '' };
  const { directory, entry } = await useCases.provisioningLog.reveal(useCaseContext(context, services), input);
  return context.json(await present(services.store.directory(directory.id), entry, true));
}

async function entryOf(context: Ctx, services: ApiServices) {
  const directory = await directoryOf(context, services);
  const store = services.store.directory(directory.id);
  const entry = await store.log.find(context.req.param('entry') ?? '');
  if (entry === undefined) throw new Failure('BC-904', { reason: 'logEntry' });
  return { directory, store, entry };
}

async function present(store: DirectoryStore, entry: LogEntry, isRevealed: boolean): Promise<ConsoleLogEntryDetails> {
  const [named] = await nameEntries(store, [{ position: 0, entry }]);
  const token = (await store.tokens.list()).find((each) => each.id === entry.tokenId);
  const changes = await changesOf(store, entry);
  const conflict = await readConflict(store, entry);
  return {
    ...presentLogEntryDetails(entry, named?.subject, isRevealed),
    ...presentText('tokenName', token?.name),
    ...(changes === undefined ? {} : { changes: isRevealed ? changes : changes.map(maskChange) }),
    ...(conflict === undefined ? {} : { conflict: presentConflict(conflict, isRevealed) }),
  };
}

function presentConflict({ standing, isSamePerson, attributes }: Conflict, isRevealed: boolean): ConsoleConflict {
  const show = (value: string | undefined): string | undefined =>
    value === undefined || isRevealed ? value : String(maskValue(value));
  return {
    holder: { id: standing.id, displayName: standing.displayName },
    isActive: standing.active,
    isSamePerson,
    attributes: attributes.map(({ path, incoming, standing: kept }) => ({
      path,
      isSame: incoming?.toLowerCase() === kept?.toLowerCase(),
      ...presentText('incoming', show(incoming)),
      ...presentText('standing', show(kept)),
    })),
  };
}

/** The changes that a request made: written by its token to its resource while it was under way. */
async function changesOf(store: DirectoryStore, entry: LogEntry): Promise<readonly HistoryChange[] | undefined> {
  const { resourceId, tokenId, at, durationMs } = entry;
  if (resourceId === undefined || tokenId === undefined) return undefined;
  const until = at + durationMs + clockSlackMs;
  const events = (await store.events.list(resourceId, maxEvents)).filter(
    (event) => event.actor === tokenId && event.at >= at && event.at <= until,
  );
  return events.length === 0 ? undefined : events.flatMap(({ changes }) => changes);
}

type Filter = Partial<v.InferOutput<ReturnType<typeof v.object<typeof filterQuery>>>>;

function requestOf({ outcome, action, token, resource, ...filter }: Filter): Omit<LogRequest, 'limit'> {
  // Any text may be asked for as an id; the store says whether there is one.
  return {
    ...filter,
    outcomes: outcome,
    actions: action,
    tokenId: token as TokenId | undefined,
    resourceId: resource as ResourceId | undefined,
  };
}
