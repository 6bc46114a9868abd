// The provisioning log as a file, CSV for people and JSON for programs: the lines on the screen without their bodies, at most 100,000.

import type { Context } from 'hono';
import * as v from 'valibot';
import { type Directory, type DirectoryStore, type LogRequest, searchLog } from '../../../domain/index.ts';
import type { ConsoleLogEntry } from '../contract.ts';
import { attachment, type CsvCell, csvDownload } from '../csv.ts';
import { readQuery } from '../input.ts';
import { presentLogEntry } from '../present.ts';
import { separatorQuery } from './users-file.ts';

const maxLines = 100_000;
const readAtOnce = 500;
const fileQuery = v.object({ ...separatorQuery, format: v.optional(v.picklist(['csv', 'json']), 'csv') });

const header = [
  'at',
  'subject',
  'action',
  'status',
  'outcome',
  'code',
  'detail',
  'warnings',
  'durationMs',
  'method',
  'path',
  'resourceId',
  'tokenId',
  'id',
] as const;

/** A file of all lines that match, newest first. */
export function exportLog(
  context: Context,
  directory: Directory,
  store: DirectoryStore,
  request: Omit<LogRequest, 'limit'>,
): Response {
  const { separator, format } = readQuery(context, fileQuery);
  const name = `${directory.name}-log`;
  const lines = readLines(store, request);
  if (format === 'csv') return csvDownload({ name, header, rows: cells(lines), separator });
  const body = ReadableStream.from(jsonPieces(lines)).pipeThrough(new TextEncoderStream());
  return new Response(body, {
    headers: { 'content-type': 'application/json', 'content-disposition': attachment(`${name}.json`) },
  });
}

async function* readLines(store: DirectoryStore, request: Omit<LogRequest, 'limit'>): AsyncGenerator<ConsoleLogEntry> {
  let before: number | undefined;
  for (let read = 0; read < maxLines; read += readAtOnce) {
    const page = await searchLog(store, { ...request, before, limit: readAtOnce });
    for (const { entry, subject } of page) yield presentLogEntry(entry, subject);
    before = page.at(-1)?.position;
    if (page.length < readAtOnce) return;
  }
}

async function* cells(lines: AsyncIterable<ConsoleLogEntry>): AsyncGenerator<readonly CsvCell[]> {
  for await (const line of lines) yield header.map((column) => cellOf(line[column]));
}

function cellOf(value: ConsoleLogEntry[(typeof header)[number]]): CsvCell {
  return Array.isArray(value) ? value.join(' ') : (value as CsvCell);
}

async function* jsonPieces(lines: AsyncIterable<ConsoleLogEntry>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const line of lines) {
    yield separator + JSON.stringify(line);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
