// The list of people as a file: everybody who matches, in the order on the screen, written while it is read.

import * as v from 'valibot';
import { type Directory, type DirectoryStore, type UserSummary, usersByPositions } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { type CsvCell, type CsvSeparator, csvDownload } from '../csv.ts';

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

const header = [
  'displayName',
  'email',
  'title',
  'department',
  'active',
  'objectId',
  'userPrincipalName',
  'id',
  'created',
  'changed',
  'deleted',
  'warnings',
] as const;

/** A CSV file of the people at these positions. */
export function exportPeople(
  separator: CsvSeparator,
  directory: Directory,
  store: DirectoryStore,
  positions: readonly number[],
): Response {
  return csvDownload({ name: `${directory.name}-users`, header, rows: readRows(store, positions), separator });
}

async function* readRows(store: DirectoryStore, positions: readonly number[]): AsyncGenerator<readonly CsvCell[]> {
  for (let at = 0; at < positions.length; at += readAtOnce) {
    const people = await usersByPositions(store, positions.slice(at, at + readAtOnce));
    for (const person of people) if (person !== undefined) yield cellsOf(person);
  }
}

function cellsOf(person: UserSummary): readonly CsvCell[] {
  return [
    person.displayName,
    person.email,
    person.title,
    person.department,
    person.active,
    person.userName,
    person.externalId,
    person.id,
    formatDateTime(person.createdAt),
    formatDateTime(person.changedAt),
    person.removedAt === undefined ? undefined : formatDateTime(person.removedAt),
    person.warnings.join(' '),
  ];
}
