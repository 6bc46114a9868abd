// The whole store as rows of its tables, for backups and for the move to another store. Both engines read and write the same form: names
// of tables and columns, texts, numbers, bytes and null, parents before children, so that a backup of one fits the other.

import { StoreSetupError } from './setup-error.ts';

export type Cell = string | number | null | Uint8Array;
export type ArchiveRow = readonly Cell[];

/** Some rows of one table. A long table comes in many parts, one behind the other. */
export interface TablePart {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly ArchiveRow[];
}

/** One consistent state of the store. */
export interface Snapshot {
  /** The number of the newest migration that its tables have. */
  readonly shape: number;
  /** How many rows each table has; every table of this shape that is archived is named. */
  readonly counts: ReadonlyMap<string, number>;
  /** Every row, by tables in the order of `counts` and within a table by its key. Equal states give equal parts. */
  readonly parts: () => AsyncIterable<TablePart>;
}

export interface Import {
  /** The shape of the tables that the parts come from. */
  readonly shape: number;
  readonly parts: AsyncIterable<TablePart>;
  /** Checks the written rows before the commit; when it throws, the store stays empty. */
  readonly check: (written: Snapshot) => Promise<void>;
}

/** Owns a connection to a store. */
export interface Archive {
  /** Reads one consistent state; servers may go on writing meanwhile. */
  export<Result>(work: (snapshot: Snapshot) => Promise<Result>): Promise<Result>;
  /** Fills an empty store, all or nothing. Throws StoreNotEmpty for one that holds something, RowsRefused for rows that do not fit. */
  import(source: Import): Promise<void>;
  /** Brings the tables to the schema of this version. */
  upgrade(): Promise<void>;
  close(): Promise<void>;
}

/** A store that was to be filled holds something already. */
export class StoreNotEmpty extends StoreSetupError {}

/** Rows that no store of this shape can have given. */
export class RowsRefused extends StoreSetupError {}

export interface ArchivedTable {
  readonly name: string;
  /** The primary key, by which rows are ordered. */
  readonly key: string;
}

/** The archived tables, parents before children. */
export const archivedTables: readonly ArchivedTable[] = [
  { name: 'directory', key: 'id' },
  { name: 'token', key: 'id' },
  { name: 'administrator', key: 'id' },
  { name: 'api_key', key: 'id' },
  { name: 'resource', key: 'position' },
  { name: 'resource_email', key: 'directory_id, type, email, position' },
  { name: 'resource_count', key: 'directory_id, type' },
  { name: 'resource_claim', key: 'directory_id, scope, value' },
  { name: 'resource_secret', key: 'directory_id, resource_id, attribute' },
  { name: 'card_setting', key: 'directory_id' },
  { name: 'card_template', key: 'id' },
  { name: 'card_location', key: 'id' },
  { name: 'card_version', key: 'directory_id, subject, version' },
  { name: 'card', key: 'directory_id, resource_id' },
  { name: 'card_photo', key: 'directory_id, hash' },
  { name: 'card_number', key: 'directory_id, resource_id, day, way' },
  { name: 'card_handle', key: 'handle' },
  { name: 'wallet_pass', key: 'handle' },
  { name: 'wallet_device', key: 'device, handle' },
  { name: 'member', key: 'directory_id, group_id, member_id' },
  { name: 'event', key: 'position' },
  { name: 'log', key: 'position' },
  { name: 'log_count', key: 'directory_id, span, at, action, outcome' },
  { name: 'user_hour', key: 'directory_id, at' },
  { name: 'webhook', key: 'id' },
  { name: 'webhook_queue', key: 'webhook_id, event_id' },
  { name: 'event_stream', key: 'id' },
  { name: 'signing_key', key: 'id' },
  { name: 'saved_view', key: 'id' },
  { name: 'audit', key: 'sequence' },
];

/** The tables that are not archived, with the reason. A table in neither list stops every backup, and fails a test before that. */
export const tablesLeftOut: Readonly<Record<string, string>> = {
  migration: 'the program makes its own',
  node: 'running servers write their own',
  node_minute: 'running servers write their own',
  directory_lock: 'PostgreSQL alone has it; each directory gets its row',
  turn: 'directory_lock before migration 19',
  card_follower: 'events have other positions in the new place; every user is looked at again',
  idempotent_request: 'a repeated request within a day is carried out again',
  job_lease: 'servers take leases as they start',
  public_address: 'the server at the new place notes its own',
  rehearsal: 'what was rehearsed can be rehearsed again',
  session: 'administrators sign in again',
  invitation: 'a link that was used after the backup must not come back to life',
  webhook_delivery: 'what receivers have answered is kept for days',
  retention_clock: 'the new place has a clock of its own',
  card_link: 'a link that was revoked after the backup must not come back to life',
  setup_link: 'a link that was revoked after the backup must not come back to life',
  secret: 'kept in clear; a new installation makes its own',
};

/** Tables that are emptied when a store is filled: what an empty store may have made for its first administrator. */
export const tablesEmptied = ['session', 'invitation'] as const;

const maxRows = 500;
const maxCharacters = 1024 * 1024;

/** Rows as they come from a database, in parts of bounded size. */
export async function* inParts(
  table: string,
  columns: readonly string[],
  rows: Iterable<ArchiveRow> | AsyncIterable<ArchiveRow>,
): AsyncGenerator<TablePart> {
  let part: ArchiveRow[] = [];
  let characters = 0;
  for await (const row of rows) {
    part.push(row);
    for (const cell of row) characters += sizeOf(cell);
    if (part.length < maxRows && characters < maxCharacters) continue;
    yield { table, columns, rows: part };
    part = [];
    characters = 0;
  }
  if (part.length > 0) yield { table, columns, rows: part };
}

function sizeOf(cell: Cell): number {
  return typeof cell === 'string' || cell instanceof Uint8Array ? cell.length : 0;
}

/** The archived tables among those that a database has. Throws when it has one that no list names. */
export function chooseTables(present: readonly string[]): readonly ArchivedTable[] {
  const known = new Set([...archivedTables.map(({ name }) => name), ...Object.keys(tablesLeftOut)]);
  const unknown = present.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new StoreSetupError(
      `The database has tables that this version of Becard does not know: ${unknown.join(', ')}. ` +
        'Use the version that the server runs.',
    );
  }
  return archivedTables.filter(({ name }) => present.includes(name));
}

/** Throws when tables of `present` shape cannot take rows of `wanted` shape. */
export function requireShape(present: number, wanted: number, newest: number): void {
  if (wanted > newest) {
    throw new StoreSetupError(
      `The backup has tables of shape ${wanted} and this version of Becard knows shapes up to ${newest}. Use a newer version.`,
    );
  }
  if (present > wanted) {
    throw new StoreSetupError(
      `The backup has tables of shape ${wanted} and this store is at shape ${present} already. ` +
        'Restore into a folder or database that Becard has not opened yet; it is brought up to date afterwards.',
    );
  }
}

/** Throws for a table or column that the store does not have: only names from the store itself reach SQL. */
export function requireColumns({ table, columns }: TablePart, present: readonly string[]): void {
  const unknown = columns.filter((column) => !present.includes(column));
  if (present.length > 0 && unknown.length === 0 && columns.length > 0) return;
  throw new RowsRefused(`There is a table or column that does not belong here: ${table} ${unknown[0] ?? ''}.`);
}
