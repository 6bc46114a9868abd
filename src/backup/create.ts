// Writes a backup: one state of the store, streamed through gzip into a file for this user alone. The file gets its name when it is
// whole and on the disk, so that a backup that was cut short is never taken for one.

import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Archive, Snapshot } from '../store/index.ts';
import { BackupFault } from './fault.ts';
import {
  createTally,
  formatVersion,
  type Header,
  printTable,
  type SealingKey,
  sealOf,
  type TableDigest,
} from './format.ts';
import { countRows, type Report } from './progress.ts';

export interface Created {
  readonly id: string;
  readonly createdAt: string;
  readonly shape: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly bytes: number;
  /** Of the file as it lies on the disk. */
  readonly sha256: string;
}

export interface CreateOptions {
  readonly file: string;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly report: Report;
  /** Seals the backup; undefined: it has its sums alone. */
  readonly key: SealingKey | undefined;
}

/** Throws a BackupFault when the file is there already or cannot be written. A server may be at work meanwhile. */
export async function createBackup(archive: Archive, options: CreateOptions): Promise<Created> {
  const { file } = options;
  await refuseExisting(file);
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    const created = await archive.export((snapshot) => writeSnapshot(snapshot, unfinished, options));
    await rename(unfinished, file);
    await syncFolder(dirname(file));
    return created;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw explain(error, file);
  }
}

async function writeSnapshot(snapshot: Snapshot, path: string, options: CreateOptions): Promise<Created> {
  const header = describe(snapshot, options);
  const disk = createHash('sha256');
  const lines = Readable.from(linesOf(snapshot, header, options));
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(lines, createGzip(), watch(disk), target);
  const { id, createdAt, shape, rows } = header;
  return { id, createdAt, shape, rows, bytes: target.bytesWritten, sha256: disk.digest('hex') };
}

function describe({ shape, counts }: Snapshot, { version, now }: CreateOptions): Header {
  const id = `bak_${randomBytes(12).toString('hex')}`;
  const rows = Object.fromEntries(counts);
  return { becard: 'backup', format: formatVersion, id, createdAt: new Date(now).toISOString(), version, shape, rows };
}

async function* linesOf(snapshot: Snapshot, header: Header, { report, key }: CreateOptions): AsyncGenerator<string> {
  const all = createHash('sha256');
  const tally = createTally(snapshot.counts.keys());
  const onRows = countRows(report, 'Writing', header.rows);
  const pass = (text: string): string => {
    all.update(text);
    return text;
  };
  yield pass(`${JSON.stringify(header)}\n`);
  let table: string | undefined;
  for await (const part of snapshot.parts()) {
    if (part.table !== table) yield pass(printTable(part));
    table = part.table;
    const lines = tally.add(part);
    onRows(part.rows.length);
    yield pass(lines);
  }
  yield `${printTrailer(tally.result(), all.digest('hex'), key)}\n`;
}

function printTrailer(
  tables: Readonly<Record<string, TableDigest>>,
  sha256: string,
  key: SealingKey | undefined,
): string {
  return JSON.stringify({ end: true, tables, sha256, ...(key === undefined ? {} : { seal: sealOf(sha256, key) }) });
}

function watch(hash: ReturnType<typeof createHash>): Transform {
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
}

async function refuseExisting(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw new BackupFault('refused', `${file} already exists. Name another file.`);
}

/** A name is safe on the disk when its folder is (fsync(2)). */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function explain(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOSPC':
      return new BackupFault('disk', `The disk of ${file} is full. No backup was written.`, { cause: error });
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EACCES':
    case 'EROFS':
      return new BackupFault(
        'file',
        `${file} cannot be written (${code}). Name a file in a folder that you may write to.`,
        {
          cause: error,
        },
      );
    default:
      return error;
  }
}
