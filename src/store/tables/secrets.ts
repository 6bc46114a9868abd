// Secrets of the server, each made once for all processes of the installation.

import type { Database } from './sql.ts';

const insert = 'INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING';
const find = 'SELECT value FROM secret WHERE name = ?';

/** The secret under a name; `fresh` becomes it when there is none yet. */
export function getOrCreateSecret({ inInstallation }: Database, name: string, fresh: string): Promise<string> {
  return inInstallation(async (sql) => {
    await sql.run(insert, name, fresh);
    return (await sql.get<{ value: string }>(find, name))?.value ?? fresh;
  });
}
