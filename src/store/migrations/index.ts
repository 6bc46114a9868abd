// Every migration, read from the .sql files beside this one: `0006-lean-log.sql` is for both engines, `0007-node.postgres.sql` for one.
// A released file is never changed; a new shape of the tables is a new file with the next number.

import { readdirSync, readFileSync } from 'node:fs';
import type { Migration } from '../migrate.ts';
import { listKeys } from './0005-list-keys.ts';
import { missingValues } from './0029-missing-values.ts';

const folder = new URL('./', import.meta.url);
const fileName = /^(?<number>\d{4})-(?<name>[a-z-]+)(?:\.(?<engine>sqlite|postgres))?\.sql$/;
/** What SQL cannot express in SQLite. */
const functions: Readonly<Record<number, Migration['functions']>> = { 5: listKeys, 29: missingValues };

export const migrations: readonly Migration[] = readMigrations();

function readMigrations(): readonly Migration[] {
  const found = new Map<number, Migration>();
  for (const file of readdirSync(folder).sort()) {
    const { number: digits, name, engine } = fileName.exec(file)?.groups ?? {};
    if (name === undefined) continue;
    const number = Number(digits);
    const sql = readFileSync(new URL(file, folder), 'utf8');
    const known = found.get(number) ?? { number, name, sqlite: '', postgres: '', functions: functions[number] ?? {} };
    if (known.name !== name) throw new Error(`Two migrations have the number ${number}: ${known.name} and ${name}`);
    found.set(number, { ...known, ...(engine === undefined ? { sqlite: sql, postgres: sql } : { [engine]: sql }) });
  }
  return [...found.values()];
}
