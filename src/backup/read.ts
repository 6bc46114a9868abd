// Reads a backup from its file, piece by piece. A caller that reads all parts knows that the file is whole: the last
// step compares what passed by with the trailer, and throws.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ArchiveRow, TablePart } from '../store/index.ts';
import { BackupFault } from './fault.ts';
import { damaged, foreign, type Header, type Line, parseHeader, parseLine, type Trailer } from './format.ts';

const maxLineCharacters = 64 * 1024 * 1024;
const partRows = 500;

/** A backup whose header has been read. */
export interface OpenBackup {
  readonly header: Header;
  /** Throws a BackupFault at the end of a file that is not what its trailer says. To be taken once. */
  readonly parts: AsyncIterable<TablePart>;
  /** Known once the parts have been taken to their end. */
  readonly trailer: () => Trailer;
  readonly close: () => Promise<void>;
}

/** Throws a BackupFault for what is no backup. */
export async function openBackup(file: string): Promise<OpenBackup> {
  const hash = createHash('sha256');
  const lines = readLines(file);
  const first = await lines.next();
  if (first.done) throw damaged();
  const header = parseHeader(first.value);
  hash.update(`${first.value}\n`);
  let trailer: Trailer | undefined;
  const onTrailer = (found: Trailer): void => {
    if (found.sha256 !== hash.digest('hex')) throw damaged();
    trailer = found;
  };
  return {
    header,
    parts: partsOf(parsed(lines, hash, onTrailer)),
    trailer: () => {
      if (trailer === undefined) throw damaged();
      return trailer;
    },
    close: async () => {
      await lines.return(undefined);
    },
  };
}

/** Every line but the trailer, which must be the last one. */
async function* parsed(
  lines: AsyncIterable<string>,
  hash: ReturnType<typeof createHash>,
  onTrailer: (trailer: Trailer) => void,
): AsyncGenerator<Exclude<Line, { kind: 'trailer' }>> {
  let hasEnded = false;
  for await (const text of lines) {
    const line = parseLine(text);
    if (hasEnded) throw damaged();
    if (line.kind === 'trailer') {
      hasEnded = true;
      onTrailer(line.trailer);
      continue;
    }
    hash.update(`${text}\n`);
    yield line;
  }
  if (!hasEnded) throw damaged();
}

async function* partsOf(lines: AsyncIterable<Exclude<Line, { kind: 'trailer' }>>): AsyncGenerator<TablePart> {
  let head: Pick<TablePart, 'table' | 'columns'> | undefined;
  let rows: ArchiveRow[] = [];
  for await (const line of lines) {
    if (line.kind === 'table') {
      if (head !== undefined && rows.length > 0) yield { ...head, rows };
      head = line;
      rows = [];
      continue;
    }
    if (head === undefined || line.row.length !== head.columns.length) throw damaged();
    rows.push(line.row);
    if (rows.length < partRows) continue;
    yield { ...head, rows };
    rows = [];
  }
  if (head !== undefined && rows.length > 0) yield { ...head, rows };
}

/** Lines without their ends. The last one must have an end too: a file that was cut in the middle of a number still parses. */
async function* readLines(file: string): AsyncGenerator<string, void, undefined> {
  const gunzip = createGunzip();
  let fault: NodeJS.ErrnoException | null | undefined;
  pipeline(createReadStream(file), gunzip, (error) => {
    fault = error;
  });
  gunzip.setEncoding('utf8');
  // A line comes in pieces that are put together once: long ones would be copied with each piece otherwise.
  let rest: string[] = [];
  let length = 0;
  try {
    for await (const chunk of gunzip) {
      const [first = '', ...more] = String(chunk).split('\n');
      rest.push(first);
      length += first.length;
      if (length > maxLineCharacters) throw damaged();
      if (more.length === 0) continue;
      const last = more.pop() ?? '';
      yield rest.join('');
      yield* more;
      rest = [last];
      length = last.length;
    }
  } catch (error) {
    throw explain(fault ?? error, file);
  }
  if (length > 0) throw damaged();
}

function explain(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Error && error.message === 'incorrect header check') return foreign(error);
  if (code.startsWith('Z_')) return damaged(error);
  if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'EISDIR') return error;
  return new BackupFault('file', `${file} cannot be read (${code}). Name the file of a backup.`, { cause: error });
}
