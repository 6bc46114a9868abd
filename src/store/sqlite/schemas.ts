// A directory's own schemas: one text and its revision in the row of the directory.

import type { DirectoryId } from '../../domain/store.ts';
import type { Statements } from './connection.ts';

const text = 'SELECT schemas FROM directory WHERE id = ? AND removing = 0';
const revision = 'SELECT schema_revision FROM directory WHERE id = ? AND removing = 0';
const save = 'UPDATE directory SET schemas = ?, schema_revision = schema_revision + 1 WHERE id = ? AND removing = 0';

export function findSchemas(statements: Statements, directoryId: DirectoryId): string | undefined {
  return statements.query<{ schemas: string | null }>(text).get(directoryId)?.schemas ?? undefined;
}

export function findRevision(statements: Statements, directoryId: DirectoryId): number {
  return statements.query<{ schema_revision: number }>(revision).get(directoryId)?.schema_revision ?? 0;
}

export function saveSchemas(statements: Statements, directoryId: DirectoryId, schemas: string): void {
  statements.query(save).run(schemas, directoryId);
}
