// The second wall between directories in PostgreSQL: a statement sees and writes the rows of that directory alone for which its session
// said it works, and none when it said nothing, whatever its WHERE says or forgets (PostgreSQL, "Row Security Policies").

/** What a session says that works on all of them, as a backup does. */
export const everyDirectory = '*';

/** SQL that puts tables with a column `directory_id` behind the wall, for their owner as well. */
export function securedByDirectory(...tables: readonly string[]): string {
  return tables.map(secured).join('');
}

// The setting is looked up once per statement, not once per row: a subquery on its own is evaluated first.
function secured(table: string): string {
  return `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON ${table} USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '${everyDirectory}'
);
`;
}
