// The list of people as a file: everybody who matches, in the order on the screen, written while it is read.

import * as v from 'valibot';
import {
  type Directory,
  type DirectoryStore,
  nameManagers,
  type Platform,
  type UserSummary,
  usersByPositions,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { type CsvCell, type CsvSeparator, csvDownload } from '../csv.ts';
import { described } from '../schemas/shared.ts';
import { sheetDownload } from '../spreadsheet.ts';

/** Few enough that even the largest people are some tens of megabytes. */
const readAtOnce = 100;
const separators = { comma: ',', semicolon: ';' } as const;

/** Semicolons where the screen is German: its spreadsheets expect them. */
export const separator = v.optional(
  v.pipe(
    v.picklist(['comma', 'semicolon']),
    v.transform((name) => separators[name]),
  ),
  'comma',
);

/** The cell of each column; a manager is named by `managers`. */
const cells = {
  displayName: (user) => user.displayName,
  email: (user) => user.email,
  title: (user) => user.title,
  department: (user) => user.department,
  office: (user) => user.office,
  manager: (user, managers) => managers.get(user.manager ?? '') ?? user.manager,
  mobile: (user) => user.mobile,
  phone: (user) => user.phone,
  employeeNumber: (user) => user.employeeNumber,
  active: (user) => user.active,
  objectId: (user) => user.userName,
  userPrincipalName: (user) => user.externalId,
  id: (user) => user.id,
  created: (user) => formatDateTime(user.createdAt),
  changed: (user) => formatDateTime(user.changedAt),
  deleted: (user) => (user.removedAt === undefined ? undefined : formatDateTime(user.removedAt)),
  warnings: (user) => user.warnings.join(' '),
} as const satisfies Readonly<Record<string, CellOf>>;
type CellOf = (user: UserSummary, managers: ReadonlyMap<string, string>) => CsvCell;
type Column = keyof typeof cells;

// Object.keys gives the keys of a literal.
const names = Object.keys(cells) as readonly Column[];

export const columns = v.optional(
  described(
    v.pipe(v.array(v.picklist(names)), v.minLength(1)),
    'The columns of the file in their order, separated by commas; all by default',
  ),
  names,
);

export const fileFormat = v.optional(v.picklist(['csv', 'xlsx']), 'csv');

export interface FileForm {
  readonly format: 'csv' | 'xlsx';
  readonly columns: readonly Column[];
  readonly separator: CsvSeparator;
}

/** A file of the people at these positions. */
export function exportPeople(
  { columns: header, separator, format }: FileForm,
  directory: Directory,
  { store, platform }: { readonly store: DirectoryStore; readonly platform: Platform },
  positions: readonly number[],
): Response {
  const table = { name: `${directory.name}-users`, header, rows: readRows(store, positions, header) };
  return format === 'xlsx' ? sheetDownload(table, platform.clock()) : csvDownload({ ...table, separator });
}

async function* readRows(
  store: DirectoryStore,
  positions: readonly number[],
  chosen: readonly Column[],
): AsyncGenerator<readonly CsvCell[]> {
  for (let at = 0; at < positions.length; at += readAtOnce) {
    const found = await usersByPositions(store, positions.slice(at, at + readAtOnce));
    const users = found.filter((user) => user !== undefined);
    const managers = await nameManagers(store, chosen.includes('manager') ? users : []);
    for (const user of users) yield chosen.map((column) => cells[column](user, managers));
  }
}
