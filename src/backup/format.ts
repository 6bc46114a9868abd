// A backup as lines of JSON: a header, the rows of each table behind a line that names its columns, and a trailer that holds what must
// come out when they are counted and hashed again. Compressed with gzip (RFC 1952); bytes within a row are base64.

import { createHash, type Hash } from 'node:crypto';
import * as v from 'valibot';
import type { ArchiveRow, Cell, Snapshot, TablePart } from '../store/index.ts';
import { BackupFault } from './fault.ts';

export const formatVersion = 1;

const rowCounts = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0)));
const header = v.object({
  becard: v.literal('backup'),
  format: v.number(),
  id: v.string(),
  createdAt: v.string(),
  /** Of the program that wrote it. */
  version: v.string(),
  shape: v.pipe(v.number(), v.integer(), v.minValue(1)),
  rows: rowCounts,
});
const tableLine = v.object({ table: v.string(), columns: v.array(v.string()) });
const digest = v.object({ rows: v.number(), sha256: v.string() });
const seal = v.object({ key: v.string(), mac: v.string() });
const trailer = v.object({
  end: v.literal(true),
  tables: v.record(v.string(), digest),
  sha256: v.string(),
  /** Over the sum of all, where the installation that wrote it has a key outside its database. */
  seal: v.optional(seal),
});

export type Header = v.InferOutput<typeof header>;
export type TableDigest = v.InferOutput<typeof digest>;
export type Trailer = v.InferOutput<typeof trailer>;

/** A key that is in no backup. */
export interface SealingKey {
  readonly id: string;
  readonly mac: (text: string) => Uint8Array;
}

/** What proves a backup: a seal of the key that is here, or its own sums alone, which can be recomputed after a change. */
export type Proof = 'key' | 'sums';

/** The seal of a backup with this sum. */
export function sealOf(sha256: string, { id, mac }: SealingKey): NonNullable<Trailer['seal']> {
  return { key: id, mac: Buffer.from(mac(`becard backup ${sha256}`)).toString('hex') };
}

/** Throws a BackupFault for a seal that names the key that is here and is not of it. */
export function proofOf({ sha256, seal: found }: Trailer, key: SealingKey | undefined): Proof {
  if (key === undefined || found?.key !== key.id) return 'sums';
  if (sealOf(sha256, key).mac !== found.mac) throw damaged();
  return 'key';
}

/** A line of a backup as what it is. */
export type Line =
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: 'row'; readonly row: ArchiveRow }
  | { readonly kind: 'trailer'; readonly trailer: Trailer };

/** The first line. Throws a BackupFault for a file that is no backup or one of a later format. */
export function parseHeader(line: string): Header {
  const parsed = v.safeParse(header, parseJson(line));
  if (!parsed.success) throw foreign();
  if (parsed.output.format === formatVersion) return parsed.output;
  throw new BackupFault(
    'broken',
    `This backup has format ${parsed.output.format} and this version of Becard reads format ${formatVersion}. Use a newer version.`,
  );
}

/** Any line behind the header. */
export function parseLine(line: string): Line {
  const value = parseJson(line);
  if (Array.isArray(value)) return { kind: 'row', row: value.map(parseCell) };
  const table = v.safeParse(tableLine, value);
  if (table.success) return { kind: 'table', ...table.output };
  const end = v.safeParse(trailer, value);
  if (end.success) return { kind: 'trailer', trailer: end.output };
  throw damaged();
}

/** For a file that is something else. */
export function foreign(cause?: unknown): BackupFault {
  return new BackupFault('broken', 'This is not a backup of Becard. Name a file that becard backup create wrote.', {
    cause,
  });
}

/** For a file whose content is not what was written. */
export function damaged(cause?: unknown): BackupFault {
  const detail = 'This backup is damaged or incomplete and cannot be restored. Create another one.';
  return new BackupFault('broken', detail, { cause });
}

export function printTable({ table, columns }: Pick<TablePart, 'table' | 'columns'>): string {
  return `${JSON.stringify({ table, columns })}\n`;
}

function printRow(row: ArchiveRow): string {
  const hasBytes = row.some((cell) => cell instanceof Uint8Array);
  return `${JSON.stringify(hasBytes ? row.map(printCell) : row)}\n`;
}

/** Counts and hashes the rows of each table as they pass by. */
export interface Tally {
  /** Gives the rows as lines. */
  readonly add: (part: TablePart) => string;
  readonly result: () => Readonly<Record<string, TableDigest>>;
}

/** `tables` are those of the snapshot, so that an empty one is named too. */
export function createTally(tables: Iterable<string>): Tally {
  const open = new Map<string, { readonly hash: Hash; rows: number }>();
  for (const table of tables) open.set(table, { hash: createHash('sha256'), rows: 0 });
  return {
    add: ({ table, rows }) => {
      const found = open.get(table);
      if (found === undefined) throw damaged();
      const lines = rows.map(printRow).join('');
      found.hash.update(lines);
      found.rows += rows.length;
      return lines;
    },
    result: () =>
      Object.fromEntries(
        [...open].map(([table, { hash, rows }]) => [table, { rows, sha256: hash.copy().digest('hex') }]),
      ),
  };
}

/** What a snapshot's rows come to, without writing them anywhere. */
export async function digestSnapshot(
  snapshot: Snapshot,
  onRows: (rows: number) => void,
): Promise<Readonly<Record<string, TableDigest>>> {
  const tally = createTally(snapshot.counts.keys());
  for await (const part of snapshot.parts()) {
    tally.add(part);
    onRows(part.rows.length);
  }
  return tally.result();
}

function printCell(cell: Cell): unknown {
  return cell instanceof Uint8Array ? { base64: Buffer.from(cell).toString('base64') } : cell;
}

function parseCell(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  const isBytes = typeof value === 'object' && 'base64' in value && typeof value.base64 === 'string';
  if (isBytes) return Buffer.from(String(value.base64), 'base64');
  throw damaged();
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw damaged(error);
  }
}
