// Reads the settings of a PostgreSQL server. Nothing is changed.

import { shapeOf } from '../archive-engine.ts';
import type { Inspection } from '../inspection.ts';
import { archiveDatabase } from './archive.ts';
import { connect } from './connection.ts';
import { readServerSettings, weaknessesOf } from './server.ts';

/** undefined while the database has no tables of ours. */
export async function inspectPostgres(
  databaseUrl: string,
): Promise<Pick<Inspection, 'version' | 'shape' | 'durability' | 'weaknesses' | 'isReadOnly'> | undefined> {
  const connection = await connect(databaseUrl);
  try {
    const shape = await shapeOf(archiveDatabase(connection));
    if (shape === 0) return undefined;
    const server = await readServerSettings(connection);
    const { versionNumber } = server;
    return {
      version: `${Math.floor(versionNumber / 10_000)}.${versionNumber % 10_000}`,
      shape,
      durability: [...server.durability].map(([name, value]) => ({ name, value, isSafe: value !== 'off' })),
      weaknesses: weaknessesOf(server),
      isReadOnly: server.isReadOnly,
    };
  } finally {
    await connection.close();
  }
}
