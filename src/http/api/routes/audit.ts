// The audit log: read by filter, exported, checked. Nothing here changes or removes an entry.

import * as v from 'valibot';
import {
  type AuditEntry,
  type AuditQuery,
  checkAudit,
  parseAuditHead,
  presentAction,
  type Store,
  type StoredAuditAction,
  walkAudit,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { audit as verbs } from '../../../use-cases/index.ts';
import { attachment, type CsvCell, csvDownload } from '../csv.ts';
import { cursor, directoryId, instant, limit, text } from '../input.ts';
import { presentText } from '../present.ts';
import { route } from '../route.ts';
import { auditCheck, auditEntry } from '../schemas/installation.ts';
import { listOf, type Shown } from '../schemas/shared.ts';
import { streamText } from '../text-stream.ts';
import { separator } from './users-file.ts';

const filters = {
  // An address that was kept may hold a name of an earlier version.
  action: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z_]{1,40}\.[a-z_]{1,40}$/, 'is not an action such as token.revoked'),
      v.transform((name) => presentAction(name as StoredAuditAction)),
    ),
  ),
  actor: v.exactOptional(text(320)),
  directory: v.exactOptional(directoryId),
  since: v.exactOptional(instant),
  until: v.exactOptional(instant),
};
const filter = v.object(filters);
const header = ['Sequence', 'Time', 'Action', 'Who', 'From', 'Directory', 'Target', 'Subject', 'Changes', 'Hash'];

type Entry = Shown<typeof auditEntry>;

export const auditRoutes = {
  listAudit: route({
    method: 'GET',
    path: '/audit',
    title: 'List entries of the audit log, the newest first',
    need: { right: 'audit', scope: 'audit:read' },
    query: v.object({ ...filters, cursor, limit }),
    answer: listOf(auditEntry),
    handle: async ({ query, ctx }) => {
      const { cursor: before, limit: most, ...asked } = query;
      const found = await ctx.store.audit.list({ ...toQuery(asked), before, limit: most + 1 });
      const shown = found.slice(0, most);
      const next = found.length > most ? shown.at(-1)?.sequence.toString() : undefined;
      return { items: shown.map(presentNamed), ...presentText('next', next) };
    },
  }),
  exportAudit: route({
    method: 'GET',
    path: '/audit/export',
    title: 'Export entries of the audit log as CSV or JSON',
    need: { right: 'audit', scope: 'audit:read' },
    query: v.object({ ...filters, separator, format: v.picklist(['csv', 'json']) }),
    answer: 'file',
    mediaTypes: ['text/csv', 'application/json'],
    audits: ['audit.exported'],
    example: { query: { format: 'json' } },
    handle: async ({ query, ctx }) => {
      const { format, separator: cells, ...asked } = query;
      await verbs.exportEntries(ctx, { format });
      const name = `becard-audit-${formatDateTime(ctx.platform.clock()).slice(0, 10)}`;
      const lines = walkLines(ctx.store, toQuery(asked));
      if (format === 'csv') return csvDownload({ name, header, rows: toCells(lines), separator: cells });
      return new Response(streamText(toJson(lines)), {
        headers: { 'content-type': 'application/json', 'content-disposition': attachment(`${name}.json`) },
      });
    },
  }),
  checkAudit: route({
    method: 'GET',
    path: '/audit/check',
    title: 'Check that no entry of the audit log was changed or removed',
    need: { right: 'audit', scope: 'audit:read' },
    query: v.object({ head: v.exactOptional(text(100)) }),
    answer: auditCheck,
    handle: async ({ query: { head: expected }, ctx: { store, platform, auditKey: key } }) => {
      const head = expected === undefined ? undefined : parseAuditHead(expected);
      const verdict = await checkAudit({ store: store.audit, platform, key }, head);
      if (verdict.state !== 'intact') return { ...verdict, ...presentText('keyId', key?.id) };
      const { keyId, head: newest, ...counts } = verdict;
      return { ...counts, ...presentText('keyId', keyId), ...(newest === undefined ? {} : { head: newest }) };
    },
  }),
};

async function* walkLines(store: Store, query: Omit<AuditQuery, 'before' | 'limit'>): AsyncGenerator<Entry> {
  for await (const page of walkAudit(store.audit, query)) yield* page.map(present);
}

async function* toCells(lines: AsyncIterable<Entry>): AsyncGenerator<readonly CsvCell[]> {
  for await (const line of lines) {
    const { sequence, at, action, actor, origin, directoryId: directory, target, subject, changes, hash } = line;
    yield [sequence, at, action, actor, origin, directory, target, subject, JSON.stringify(changes), hash];
  }
}

async function* toJson(lines: AsyncIterable<Entry>): AsyncGenerator<string> {
  let start = '[\n';
  for await (const line of lines) {
    yield start + JSON.stringify(line);
    start = ',\n';
  }
  yield start === '[\n' ? '[]\n' : '\n]\n';
}

function toQuery({
  action,
  actor,
  directory,
  since,
  until,
}: v.InferOutput<typeof filter>): Omit<AuditQuery, 'before' | 'limit'> {
  return { action, actor, directoryId: directory, since, until };
}

/** On a screen an action bears its present name; a file keeps the stored one, which the hash covers. */
function presentNamed(entry: AuditEntry): Entry {
  return { ...present(entry), action: presentAction(entry.action) };
}

function present(entry: AuditEntry): Entry {
  return {
    sequence: entry.sequence,
    at: formatDateTime(entry.at),
    action: entry.action,
    actor: entry.actor,
    ...presentText('origin', entry.origin),
    ...presentText('directoryId', entry.directoryId),
    ...presentText('target', entry.target),
    ...presentText('subject', entry.subject),
    changes: entry.changes,
    hash: entry.hash,
  };
}
