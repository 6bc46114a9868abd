// A directory's own schemas: one text and its revision in the row of the directory.

import type { DirectoryId, SchemaReader } from '../../domain/store.ts';
import type { Sql } from './sql.ts';

const text = 'SELECT schemas FROM directory WHERE id = ? AND removing = 0';
const revision = 'SELECT schema_revision FROM directory WHERE id = ? AND removing = 0';
const save = 'UPDATE directory SET schemas = ?, schema_revision = schema_revision + 1 WHERE id = ? AND removing = 0';

export function createSchemaReader(sql: Sql, id: DirectoryId): SchemaReader {
  return {
    text: async () => (await sql.get<{ schemas: string | null }>(text, id))?.schemas ?? undefined,
    revision: async () => (await sql.get<{ schema_revision: number }>(revision, id))?.schema_revision ?? 0,
  };
}

export async function saveSchemas(sql: Sql, id: DirectoryId, schemas: string): Promise<void> {
  await sql.run(save, schemas, id);
}
