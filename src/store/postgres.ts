// The store in a PostgreSQL database, for any number of nodes. Writes hold the lock of their directory (postgres/directory-lock.ts), reads take
// no lock, and row-level security shows a row only to statements for its directory.

import type { DirectoryId, DirectoryStore, Store } from '../domain/store.ts';
import { type FaultKind, recordFaults, type Warn } from './faults.ts';
import { keepHandles } from './handles.ts';
import { migrations } from './migrations/index.ts';
import { createOffsetBookmarks, type OffsetBookmarks } from './offset-bookmarks.ts';
import { type Connection, connect, everyDirectory } from './postgres/connection.ts';
import { createCredentials } from './postgres/credentials.ts';
import { createDatabase, createSql } from './postgres/database.ts';
import { inTransactionOf } from './postgres/installation-transaction.ts';
import { appendLog, logEngine } from './postgres/log.ts';
import { migrate } from './postgres/migrate.ts';
import { createNodes } from './postgres/nodes.ts';
import { createPool } from './postgres/pool.ts';
import { createPositions } from './postgres/positions.ts';
import { createReader, type Reader } from './postgres/reader.ts';
import { createDirectoryReader } from './postgres/resources.ts';
import { pruneLarge } from './postgres/retention.ts';
import { checkServer, readServerSettings } from './postgres/server.ts';
import { refreshStatistics } from './postgres/statistics.ts';
import { createTransaction } from './postgres/transaction.ts';
import { createWriter, type Writer } from './postgres/writer.ts';
import { resumeDeletions } from './tables/directories.ts';
import { createEventFeed } from './tables/feed.ts';
import { directoryTables, installationTables } from './tables/index.ts';
import type { Database } from './tables/sql.ts';

/** For statements that read whole tables: migrations and statistics. */
const unhurriedMs = 60_000;

/** Checks the database, brings its tables up to date and returns the store over it. */
export async function openPostgresStore(databaseUrl: string, warn: Warn): Promise<Store> {
  await prepareDatabase(databaseUrl, warn);
  const faults = recordFaults(warn, (kind, cause) => describeFault(kind, cause));
  const pool = createPool((options) => connect(databaseUrl, { ...options, failed: faults.note }));
  const reader = createReader(pool);
  const writer = createWriter(pool);
  const database = createDatabase(reader, writer);
  const nodes = createNodes(database);
  const bookmarks = createOffsetBookmarks();
  // An interrupted deletion goes on in the background; should it fail, the next start repeats it.
  const resumed = resumeDeletions(database).catch(() => undefined);

  const lasting: Lasting = {
    nodes: {
      ...nodes,
      heartbeat: async (nodeId) => {
        const refreshed = refreshStatistics(reader.installation, () => openUnhurried(databaseUrl));
        const [living] = await Promise.all([nodes.heartbeat(nodeId), refreshed]);
        return living;
      },
    },
    engine: {
      describe: async () => {
        const { rows } = await reader.installation.query<{ number: number }>(
          'SELECT max(number) AS number FROM migration',
        );
        return { kind: 'PostgreSQL', migration: rows[0]?.number };
      },
      measure: async () => {
        const size = 'SELECT pg_database_size(current_database()) AS bytes';
        const { rows } = await reader.installation.query<{ bytes: number }>(size);
        return { bytes: rows[0]?.bytes ?? 0, disk: undefined };
      },
      ping: async () => {
        await reader.installation.query('SELECT 1 FROM migration LIMIT 1');
      },
      faults: faults.counts,
      beginReadBatch: () => undefined,
      emptyWriteAheadLog: async () => undefined,
    },
    close: async () => {
      await writer.close();
      await resumed;
      await pool.close();
    },
  };
  const whole = (ownReader: Reader, ownWriter: Writer): Store => {
    const own = createDatabase(ownReader, ownWriter);
    const store: Store = {
      ...installationTables(own, {
        pruneLarge: (limits) => pruneLarge(own, ownWriter, limits),
        findToken: createCredentials(ownReader),
      }),
      directory: keepHandles((id) =>
        createDirectoryStore(ownReader, ownWriter, own, id, ownWriter === writer ? bookmarks : undefined),
      ),
      events: createEventFeed(createSql(ownReader.of(everyDirectory)), createPositions(own.read)),
      appendLog: (lines) => appendLog(ownReader, ownWriter, lines),
      transaction: (work) =>
        ownWriter === writer ? inTransactionOf(writer, (...parts) => work(whole(...parts))) : work(store),
      ...lasting,
    };
    return store;
  };
  return whole(reader, writer);
}

/** The parts of a store that are the same within every transaction. */
type Lasting = Pick<Store, 'nodes' | 'engine' | 'close'>;

function describeFault(kind: FaultKind, cause: string): string {
  if (kind === 'fault') return `The database failed: ${cause}. Requests that need it are answered 503.`;
  return (
    `The database holds damaged data: ${cause}. Requests that need it are answered 503, all others go on. ` +
    'Restore the last backup of the database.'
  );
}

/** Brings the database's tables up to date and gives the numbers of the migrations that were missing. */
export async function prepareDatabase(databaseUrl: string, warn: Warn): Promise<readonly number[]> {
  const connection = await openUnhurried(databaseUrl);
  try {
    for (const sentence of checkServer(await readServerSettings(connection))) warn(sentence);
    const applied = await migrate(connection, migrations, Date.now());
    await refreshStatistics(connection, () => openUnhurried(databaseUrl));
    return applied;
  } finally {
    await connection.close();
  }
}

function openUnhurried(databaseUrl: string): Promise<Connection> {
  return connect(databaseUrl, { timeoutMs: unhurriedMs });
}

function createDirectoryStore(
  reader: Reader,
  writer: Writer,
  database: Database,
  id: DirectoryId,
  bookmarks: OffsetBookmarks | undefined,
): DirectoryStore {
  return {
    ...createDirectoryReader(reader.of(id), id, { bookmarks }),
    write: (work, about) => writer.write(id, (given) => work(createTransaction(given, id)), about),
    ...directoryTables(database, logEngine, id),
  };
}
