// A directory's own schemas: one text and its revision in the row of the directory.

import type { DirectoryId } from '../../domain/store.ts';
import type { Statements } from './connection.ts';

const text = 'SELECT schemas FROM directory WHERE id = ? AND removing = 0';
const revision = 'SELECT schema_revision FROM directory WHERE id = ? AND removing = 0';
const save = 'UPDATE directory SET schemas = ?, schema_revision = schema_revision + 1 WHERE id = ? AND removing = 0';

export async function findSchemas(statements: Statements, directoryId: DirectoryId): Promise<string | undefined> {
  const { rows } = await statements.query<{ schemas: string | null }>(text, directoryId);
  return rows[0]?.schemas ?? undefined;
}

export async function findRevision(statements: Statements, directoryId: DirectoryId): Promise<number> {
  const { rows } = await statements.query<{ schema_revision: number }>(revision, directoryId);
  return rows[0]?.schema_revision ?? 0;
}

export async function saveSchemas(statements: Statements, directoryId: DirectoryId, schemas: string): Promise<void> {
  await statements.query(save, schemas, directoryId);
}
