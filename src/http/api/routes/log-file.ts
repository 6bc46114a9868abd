// The provisioning log as a file, CSV for people and JSON for programs: the lines on the screen without their bodies, at most 100,000.

import { type Directory, type DirectoryStore, type LogRequest, searchLog } from '../../../domain/index.ts';
import { attachment, type CsvCell, type CsvSeparator, csvDownload } from '../csv.ts';
import { presentLogEntry } from '../present.ts';
import type { logEntry } from '../schemas/log.ts';
import type { Shown } from '../schemas/shared.ts';
import { streamText } from '../text-stream.ts';

type Entry = Shown<typeof logEntry>;

const maxLines = 100_000;
const readAtOnce = 500;

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
  { separator, format }: { readonly separator: CsvSeparator; readonly format: 'csv' | 'json' },
  directory: Directory,
  store: DirectoryStore,
  request: Omit<LogRequest, 'limit'>,
): Response {
  const name = `${directory.name}-log`;
  const lines = readLines(store, request);
  if (format === 'csv') return csvDownload({ name, header, rows: cells(lines), separator });
  return new Response(streamText(jsonPieces(lines)), {
    headers: { 'content-type': 'application/json', 'content-disposition': attachment(`${name}.json`) },
  });
}

async function* readLines(store: DirectoryStore, request: Omit<LogRequest, 'limit'>): AsyncGenerator<Entry> {
  let before: number | undefined;
  for (let read = 0; read < maxLines; read += readAtOnce) {
    const page = await searchLog(store, { ...request, before, limit: readAtOnce });
    for (const { entry, subject } of page) yield presentLogEntry(entry, subject);
    before = page.at(-1)?.position;
    if (page.length < readAtOnce) return;
  }
}

async function* cells(lines: AsyncIterable<Entry>): AsyncGenerator<readonly CsvCell[]> {
  for await (const line of lines) yield header.map((column) => cellOf(line[column]));
}

function cellOf(value: Entry[(typeof header)[number]]): CsvCell {
  return Array.isArray(value) ? value.join(' ') : (value as CsvCell);
}

async function* jsonPieces(lines: AsyncIterable<Entry>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const line of lines) {
    yield separator + JSON.stringify(line);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
