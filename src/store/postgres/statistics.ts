// What the database has to know of its tables to choose the right index. Without it each look-up by a key reads the whole directory: every index
// begins with the directory, and of a table that was never looked at all of them seem equally good. The database looks by itself once a
// minute at best, and not at all after a restore, which is too late for a directory that is filled by thousands in that minute.

import type { Connection, Statements } from './connection.ts';

/** Our tables that have at least doubled since they were looked at, or never were. The database forgets when that was in a crash. */
const outdated = `
  SELECT CAST(s.relname AS text) AS name FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
  WHERE s.schemaname = current_schema() AND pg_has_role(c.relowner, 'USAGE') AND (
    s.n_mod_since_analyze > 100 + c.reltuples
    OR (coalesce(s.last_analyze, s.last_autoanalyze) IS NULL AND pg_relation_size(s.relid) > 65536))`;
/** It reads a bounded sample, however large the table is. */
const patience = "SET statement_timeout = '30s'";
/** Whoever looks after a table already is not waited for. */
const analyze = (table: string): string => `ANALYZE (SKIP_LOCKED) ${table}`;

/**
 * Has the database look at those of its tables that have changed much, over a connection of its own.
 * Never rejects: where it fails, look-ups may be slow until a later call has succeeded.
 */
export async function refreshStatistics(statements: Statements, open: () => Promise<Connection>): Promise<void> {
  const refresh = async (): Promise<void> => {
    const { rows } = await statements.query<{ name: string }>(outdated);
    if (rows.length > 0) await lookAt(rows, await open());
  };
  await refresh().catch(() => undefined);
}

async function lookAt(tables: readonly { readonly name: string }[], connection: Connection): Promise<void> {
  try {
    await connection.script(patience);
    for (const { name } of tables) await connection.script(analyze(name));
  } finally {
    await connection.close();
  }
}
