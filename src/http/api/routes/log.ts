// The provisioning log: what Entra asked and what it was answered, narrowed by filters; its cycles, and the log as a file.

import * as v from 'valibot';
import {
  type AttributeChange,
  type Conflict,
  type DirectoryStore,
  Failure,
  findDirectory,
  groupCycles,
  isAllowed,
  type LogEntry,
  type LogRequest,
  logActions,
  logOutcomes,
  maskChange,
  maskValue,
  nameChanged,
  nameEntries,
  type ResourceId,
  readChanges,
  readConflict,
  readIntervals,
  searchLog,
  summarizeChanges,
  type TokenId,
} from '../../../domain/index.ts';
import { provisioningLog as verbs } from '../../../use-cases/index.ts';
import { cursor, instant, limit, text } from '../input.ts';
import { presentLogEntry, presentLogEntryDetails, presentSpan, presentText } from '../present.ts';
import { route } from '../route.ts';
import { cycle, logEntry, logEntryDetails, logInterval } from '../schemas/log.ts';
import { described, listOf, type Shown } from '../schemas/shared.ts';
import { directoryStore } from './directory-store.ts';
import { exportLog } from './log-file.ts';
import { separator } from './users-file.ts';

const filters = {
  search: v.exactOptional(text(200)),
  outcome: v.exactOptional(v.array(v.picklist(logOutcomes))),
  action: v.exactOptional(v.array(v.picklist(logActions))),
  code: v.exactOptional(v.pipe(v.string(), v.regex(/^BC-\d{3}$/))),
  token: v.exactOptional(text(200)),
  only: v.exactOptional(
    described(v.literal('changes'), 'Leaves out look-ups, reads and lists that succeeded without a warning'),
  ),
  resource: v.exactOptional(text(200)),
  from: v.exactOptional(instant),
  until: v.exactOptional(instant),
};
const logFilter = v.object(filters);
/** Entries are counted over a bounded time, since each one in it is read. */
const maxDays = 31;
const dayMs = 86_400_000;
/** As many members as the page of an entry shows. */
const maxNamed = 200;

const all = '/directories/{directory}/log';
const one = `${all}/{entry}`;

export const logRoutes = {
  listLog: route({
    method: 'GET',
    path: all,
    title: 'List entries of the provisioning log, the newest first',
    need: { right: 'observe', scope: 'log:read' },
    query: v.object({ ...filters, cursor, limit }),
    answer: listOf(logEntry),
    handle: async ({ params, query, ctx }) => {
      const { cursor: before, limit: most, ...filter } = query;
      const store = await directoryStore(ctx, params.directory);
      const found = await searchLog(store, { ...requestOf(filter), before, limit: most + 1 });
      const shown = found.slice(0, most);
      const changes = await readChanges(
        store,
        shown.map(({ entry }) => entry),
      );
      const showsValues = isAllowed(ctx.actor, 'users:read');
      return {
        items: shown.map(({ entry, subject }) => ({
          ...presentLogEntry(entry, subject),
          ...presentEffect(changes.get(entry.id), showsValues),
        })),
        ...presentText('next', found.length > most ? shown.at(-1)?.position.toString() : undefined),
      };
    },
  }),
  getLogEntry: route({
    method: 'GET',
    path: one,
    title: 'Get an entry of the provisioning log, personal values hidden',
    need: { right: 'observe', scope: 'log:read' },
    answer: logEntryDetails,
    handle: async ({ params, ctx }) => {
      const store = await directoryStore(ctx, params.directory);
      const entry = await store.log.find(params.entry);
      if (entry === undefined) throw new Failure('BC-904', { reason: 'logEntry' });
      return present(store, entry, false);
    },
  }),
  revealLogEntry: route({
    method: 'POST',
    path: `${one}/reveal`,
    title: 'Get an entry of the provisioning log with its personal values',
    need: verbs.reveal,
    answer: logEntryDetails,
    audits: ['log.revealed'],
    handle: async ({ params, ctx }) => {
      const { directory, entry } = await verbs.reveal(ctx, params);
      return present(ctx.store.directory(directory.id), entry, true);
    },
  }),
  listCycles: route({
    method: 'GET',
    path: '/directories/{directory}/cycles',
    title: 'List provisioning cycles of at most 31 days, the newest first',
    need: { right: 'observe', scope: 'log:read' },
    query: v.object({ from: instant, until: instant }),
    answer: listOf(cycle),
    example: { query: { from: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' } },
    handle: async ({ params, query: { from, until }, ctx: { store } }) => {
      const directory = await findDirectory(store, params.directory);
      requireShort(from, until);
      const cycles = groupCycles(await store.directory(directory.id).log.minutes(from, until), directory);
      return { items: cycles.map(presentSpan) };
    },
  }),
  listLogIntervals: route({
    method: 'GET',
    path: '/directories/{directory}/log-intervals',
    title: 'Count entries of the provisioning log by interval, over at most 31 days, oldest first',
    need: { right: 'observe', scope: 'log:read' },
    query: v.object({ from: instant, until: instant }),
    answer: listOf(logInterval),
    example: { query: { from: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' } },
    handle: async ({ params, query: { from, until }, ctx }) => {
      const { log } = await directoryStore(ctx, params.directory);
      requireShort(from, until);
      const intervals = await readIntervals(log, from, until);
      return { items: intervals.map(presentSpan) };
    },
  }),
  exportLog: route({
    method: 'GET',
    path: '/directories/{directory}/export/log',
    title: 'Export entries of the provisioning log as CSV or JSON, at most 100,000',
    need: verbs.exportEntries,
    query: v.object({ ...filters, separator, format: v.optional(v.picklist(['csv', 'json']), 'csv') }),
    answer: 'file',
    mediaTypes: ['text/csv', 'application/json'],
    audits: ['log.exported'],
    handle: async ({ params, query, ctx }) => {
      const { separator: cells, format, ...filter } = query;
      const directory = await verbs.exportEntries(ctx, params);
      return exportLog({ separator: cells, format }, directory, ctx.store.directory(directory.id), requestOf(filter));
    },
  }),
};

async function present(
  store: DirectoryStore,
  entry: LogEntry,
  isRevealed: boolean,
): Promise<Shown<typeof logEntryDetails>> {
  const [named] = await nameEntries(store, [{ position: 0, entry }]);
  const token = (await store.tokens.list()).find((each) => each.id === entry.tokenId);
  const changes = (await readChanges(store, [entry])).get(entry.id);
  const conflict = await readConflict(store, entry);
  return {
    ...presentLogEntryDetails(entry, named?.subject, isRevealed),
    ...presentText('tokenName', token?.name),
    ...(changes === undefined ? {} : { changes: isRevealed ? changes : changes.map(maskChange) }),
    named: isRevealed ? await nameChanged(store, [changes ?? []], maxNamed) : [],
    ...(conflict === undefined ? {} : { conflict: presentConflict(conflict, isRevealed) }),
  };
}

function presentConflict(
  { standing, isSamePerson, attributes }: Conflict,
  isRevealed: boolean,
): NonNullable<Shown<typeof logEntryDetails>['conflict']> {
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
      ...presentText('current', show(kept)),
    })),
  };
}

function presentEffect(
  changes: readonly AttributeChange[] | undefined,
  showsValues: boolean,
): Pick<Shown<typeof logEntry>, 'effect'> {
  if (changes === undefined || changes.length === 0) return {};
  const effect = summarizeChanges(changes);
  return { effect: showsValues ? effect : { ...effect, changes: effect.changes.map(maskChange) } };
}

function requireShort(from: number, until: number): void {
  if (until - from > maxDays * dayMs) throw new Failure('BC-906', { reason: 'cycles', maxDays });
}

type Filter = v.InferOutput<typeof logFilter>;

function requestOf({ outcome, action, token, resource, only, ...filter }: Filter): Omit<LogRequest, 'limit'> {
  // Any text may be asked for as an id; the store says whether there is one.
  return {
    ...filter,
    outcomes: outcome,
    actions: action,
    tokenId: token as TokenId | undefined,
    resourceIds: resource === undefined ? undefined : [resource as ResourceId],
    isNotable: only === 'changes',
  };
}
