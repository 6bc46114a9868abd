// Statistics by which PostgreSQL chooses the right index. Without them each look-up by a key reads the whole directory: every index begins
// with the directory, and without statistics all of them seem equally good. Autovacuum analyses once a minute at best, and not at all after
// a restore, which is too late for a directory that receives thousands of users in that minute.

import type { Connection, Statements } from './connection.ts';

/** Our tables that were never analysed or have at least doubled since. The database forgets the time in a crash. */
const outdated = `
  SELECT CAST(s.relname AS text) AS name FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
  WHERE s.schemaname = current_schema() AND pg_has_role(c.relowner, 'USAGE') AND (
    s.n_mod_since_analyze > 100 + c.reltuples
    OR (coalesce(s.last_analyze, s.last_autoanalyze) IS NULL AND pg_relation_size(s.relid) > 65536))`;
/** ANALYZE reads a bounded sample, however large the table is. */
const statementTimeout = "SET statement_timeout = '30s'";
/** A table that is locked is left out. */
const analyze = (table: string): string => `ANALYZE (SKIP_LOCKED) ${table}`;

/**
 * Analyses the tables that have changed much, over a connection of its own.
 * Never rejects: after a failure, look-ups may be slow until a later call succeeds.
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
    await connection.script(statementTimeout);
    for (const { name } of tables) await connection.script(analyze(name));
  } finally {
    await connection.close();
  }
}
