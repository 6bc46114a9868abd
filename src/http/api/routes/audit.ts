// The audit log in the console: read by filter, exported, checked. Nothing here changes or removes a line.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  type AuditEntry,
  type AuditQuery,
  auditActions,
  checkAudit,
  formerAuditActions,
  presentAction,
  walkAudit,
} from '../../../domain/index.ts';
import { formatDateTime, parseDateTime } from '../../../scim/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { allow, signedIn } from '../auth/guard.ts';
import type { AuditCheck, AuditLine, AuditPage } from '../contract.ts';
import { attachment, type CsvCell, csvDownload } from '../csv.ts';
import { directoryId, pageSize, position, readQuery, text } from '../input.ts';
import { presentText } from '../present.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';

const formerNames = Object.keys(formerAuditActions) as (keyof typeof formerAuditActions)[];
const filters = {
  // An address that was kept may hold a name of an earlier version.
  action: v.optional(v.pipe(v.picklist([...auditActions, ...formerNames]), v.transform(presentAction))),
  actor: v.optional(text(320)),
  directory: v.optional(directoryId),
  since: v.optional(instant()),
  until: v.optional(instant()),
};
const pageQuery = v.object({ ...filters, before: v.optional(position), limit: pageSize });
const exportQuery = v.object({
  ...filters,
  format: v.picklist(['csv', 'json']),
  separator: v.optional(v.picklist([',', ';']), ','),
});
const header = ['Sequence', 'Time', 'Action', 'Who', 'From', 'Directory', 'Target', 'Subject', 'Changes', 'Hash'];

type Filters = v.InferOutput<v.ObjectSchema<typeof filters, undefined>>;

export function auditRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .use(signedIn(services), allow(services, 'audit'))
    .get('/', (context) => list(context, services))
    .get('/export', (context) => exportAll(context, services))
    .get('/check', (context) => check(context, services));
}

async function list(context: Ctx, services: ApiServices): Promise<Response> {
  const { before, limit, ...asked } = readQuery(context, pageQuery);
  const found = await services.store.audit.list({ ...toQuery(asked), before, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const next = found.length > limit ? shown.at(-1)?.sequence.toString() : undefined;
  return context.json({ entries: shown.map(presentNamed), ...presentText('next', next) } satisfies AuditPage);
}

async function exportAll(context: Ctx, services: ApiServices): Promise<Response> {
  const { format, separator, ...asked } = readQuery(context, exportQuery);
  await useCases.audit.exportEntries(useCaseContext(context, services), { format });
  const name = `becard-audit-${formatDateTime(services.platform.clock()).slice(0, 10)}`;
  const lines = walkLines(services, toQuery(asked));
  if (format === 'csv') return csvDownload({ name, header, rows: toCells(lines), separator });
  return new Response(ReadableStream.from(toJson(lines)).pipeThrough(new TextEncoderStream()), {
    headers: { 'content-type': 'application/json', 'content-disposition': attachment(`${name}.json`) },
  });
}

async function check(context: Ctx, services: ApiServices): Promise<Response> {
  const { store, platform, auditKey: key } = services;
  const verdict = await checkAudit({ store: store.audit, platform, key });
  if (verdict.state !== 'intact') return context.json(verdict satisfies AuditCheck);
  const { state, entries, keyed, keyId } = verdict;
  return context.json({ state, entries, keyed, ...presentText('keyId', keyId) } satisfies AuditCheck);
}

async function* walkLines(
  services: ApiServices,
  query: Omit<AuditQuery, 'before' | 'limit'>,
): AsyncGenerator<AuditLine> {
  for await (const page of walkAudit(services.store.audit, query)) yield* page.map(present);
}

async function* toCells(lines: AsyncIterable<AuditLine>): AsyncGenerator<readonly CsvCell[]> {
  for await (const line of lines) {
    const { sequence, at, action, actor, origin, directoryId: directory, target, subject, changes, hash } = line;
    yield [sequence, at, action, actor, origin, directory, target, subject, JSON.stringify(changes), hash];
  }
}

async function* toJson(lines: AsyncIterable<AuditLine>): AsyncGenerator<string> {
  let start = '[\n';
  for await (const line of lines) {
    yield start + JSON.stringify(line);
    start = ',\n';
  }
  yield start === '[\n' ? '[]\n' : '\n]\n';
}

function toQuery({ action, actor, directory, since, until }: Filters): Omit<AuditQuery, 'before' | 'limit'> {
  return { action, actor, directoryId: directory, since, until };
}

/** On a screen an action bears its present name; a file keeps the stored one, which the hash covers. */
function presentNamed(entry: AuditEntry): AuditLine {
  return { ...present(entry), action: presentAction(entry.action) };
}

function present(entry: AuditEntry): AuditLine {
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

function instant(): v.GenericSchema<string, number> {
  return v.pipe(
    text(40),
    v.transform((word) => parseDateTime(word)),
    v.number('is not a time such as 2026-11-25T14:00:00Z'),
  );
}
