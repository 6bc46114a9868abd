// The store in one SQLite file: a connection that writes, behind a queue, and one that reads and always sees the last commit.
// Acknowledged writes survive a crash and a loss of power: WAL with synchronous=FULL (SQLite, "PRAGMA synchronous").

import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../domain/errors/store-unavailable.ts';
import type { DirectoryId, DirectoryStore, Store } from '../domain/store.ts';
import { type FaultKind, recordFaults, type Warn } from './faults.ts';
import { keepHandles } from './handles.ts';
import { migrations } from './migrations/index.ts';
import { createOffsetBookmarks, type OffsetBookmarks } from './offset-bookmarks.ts';
import { createCheckpoints } from './sqlite/checkpoint.ts';
import { connect, named, type Statements } from './sqlite/connection.ts';
import { findCredential } from './sqlite/credentials.ts';
import { createDatabase } from './sqlite/database.ts';
import { createEngine, newestMigration } from './sqlite/engine.ts';
import { watchFiles } from './sqlite/file-watch.ts';
import { appendLog, logEngine } from './sqlite/log.ts';
import { migrate } from './sqlite/migrate.ts';
import { createPositions } from './sqlite/positions.ts';
import { createReader, type Reader } from './sqlite/reader.ts';
import { createDirectoryReader } from './sqlite/resources.ts';
import { pruneLarge } from './sqlite/retention.ts';
import { createTransaction } from './sqlite/transaction.ts';
import { createSerialQueue, createWriter, type Writer, type WriterOptions, writeAtOnce } from './sqlite/writer.ts';
import { resumeDeletions } from './tables/directories.ts';
import { createEventFeed } from './tables/feed.ts';
import { directoryTables, installationTables } from './tables/index.ts';
import type { Database } from './tables/sql.ts';

export interface SqliteOptions {
  /** Receives a sentence about damage, faults of the disk and a file that was moved. */
  readonly warn?: Warn;
  /** How long a write waits for another process before it is refused; this process goes on meanwhile. */
  readonly busyMs?: number;
}

/** So that a request is answered within five seconds. */
const defaultBusyMs = 4000;
const migrationWaitMs = 5000;
/** Readers wait only while another process recovers or removes the write-ahead log, which takes moments. */
const readWaitMs = 250;
const reading = { waitMs: readWaitMs, cacheKiB: 16 * 1024, readOnly: true } as const;
/** After a commit that split pages SQLite walks through the whole cache: with 32 MiB a POST costs 1.1 times as much, a new member 1.15. */
const durably = { waitMs: 0, cacheKiB: 8 * 1024, readOnly: false } as const;

/** Opens or creates the file, brings its tables up to date and returns the store over it. */
export function openSqliteStore(path: string, options: SqliteOptions = {}): Store {
  const { busyMs = defaultBusyMs, warn = () => undefined } = options;
  named(() => prepareFile(path));
  const faults = recordFaults(warn, (kind, cause) => describeFault(path, kind, cause));
  const connections = {
    reading: connect(path, { ...reading, failed: faults.note }),
    writing: connect(path, { ...durably, failed: faults.note }),
  };
  connections.reading.query(newestMigration).get();
  const files = watchFiles(path, warn);
  const reader = createReader(connections.reading, files.requireInPlace);
  const engine = createEngine({ path, connection: connections.reading, reader, files, faults });
  const bookmarks = createOffsetBookmarks();
  const checkpoints = createCheckpoints(path, connections.writing);
  const committed = (): void => {
    reader.refresh();
    files.checkCommit();
    checkpoints.note();
  };
  const queueing = { serialQueue: createSerialQueue(), busyMs, requireUsable: files.requireInPlace, committed };
  const writer = createWriter(connections.writing, queueing);
  const logWriter = createWriter(connections.writing, { ...queueing, isDurable: false });
  const database = createDatabase(reader, writer);
  // An interrupted deletion goes on in the background; should it fail, the next start repeats it.
  const resumed = resumeDeletions(database).catch(() => undefined);

  const lasting: Lasting = {
    nodes: { heartbeat: async () => 1, deregister: async () => undefined },
    engine: { ...engine, emptyWriteAheadLog: checkpoints.truncate },
    close: async () => {
      files.stop();
      await writer.close();
      await logWriter.close();
      await resumed;
      await checkpoints.close();
      reader.close();
      connections.writing.close();
    },
  };
  const whole = (parts: Parts): Store => {
    const store: Store = {
      ...installationTables(parts.database, {
        pruneLarge: (limits) => pruneLarge(parts.writer, limits),
        findToken: async (hash) => {
          const key = Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString('latin1');
          return parts.reader.remember(key, () => findCredential(parts.reader, hash));
        },
      }),
      directory: keepHandles((id) => createDirectoryStore(parts, id)),
      events: createEventFeed(parts.database.read, createPositions(parts.database.read)),
      appendLog: parts.appendLog,
      transaction: (work) =>
        parts.writer === writer ? writer.write((statements) => work(whole(within(statements)))) : work(store),
      ...lasting,
    };
    return store;
  };
  return whole({ reader, writer, appendLog: createLogAppender(reader, logWriter, queueing), bookmarks, database });
}

/** The parts of a store that are the same within every transaction. */
type Lasting = Pick<Store, 'nodes' | 'engine' | 'close'>;

function describeFault(path: string, kind: FaultKind, cause: string): string {
  if (kind === 'fault') return `The disk under ${path} failed: ${cause}. Requests that need it are answered 503.`;
  return (
    `A part of ${path} cannot be read: ${cause}. Requests that need it are answered 503, all others go on. Run becard doctor. ` +
    'If it finds damage, stop Becard and restore the last backup: becard backup restore FILE --data EMPTY-FOLDER. ' +
    'If not, the disk failed: look into the log of the system.'
  );
}

/** Entries of reads alone are written on the connection that reads, unless another process writes: its page cache stays as it is. */
function createLogAppender(
  reader: Reader,
  writer: Writer,
  { serialQueue, committed }: WriterOptions,
): Store['appendLog'] {
  return (lines) => {
    const appendBehind = (): Promise<void> => writer.write((statements) => appendLog(statements, lines));
    if (!lines.every(({ entry }) => entry.method === 'GET')) return appendBehind();
    return serialQueue(async () => reader.write((statements) => appendLog(statements, lines))).then(
      committed,
      (error: unknown) => {
        if (error instanceof StoreUnavailable && error.reason === 'busy') return appendBehind();
        throw error;
      },
    );
  };
}

/** A reader and writers over one open transaction. */
function within(statements: Statements): Parts {
  const writer = writeAtOnce(statements);
  const reader: Reader = {
    ...statements,
    share: () => undefined,
    isSharing: () => false,
    write: (work) => work(statements),
    refresh: () => undefined,
    remember: (_, read) => read(),
    close: () => undefined,
  };
  const database = createDatabase(reader, writer);
  const append: Parts['appendLog'] = async (lines) => appendLog(statements, lines);
  return { reader, writer, appendLog: append, bookmarks: createOffsetBookmarks(), database };
}

/** Brings the file's tables up to date and gives the numbers of the migrations that were missing. */
export function prepareFile(path: string): readonly number[] {
  const database = new DatabaseSync(path, { timeout: migrationWaitMs });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    return migrate(database, migrations, Date.now());
  } finally {
    database.close();
  }
}

interface Parts {
  readonly reader: Reader;
  readonly writer: Writer;
  readonly appendLog: Store['appendLog'];
  readonly bookmarks: OffsetBookmarks;
  readonly database: Database;
}

function createDirectoryStore({ reader, writer, database, bookmarks }: Parts, id: DirectoryId): DirectoryStore {
  return {
    ...createDirectoryReader(reader, id, {
      bookmarks: () => (reader.isSharing() ? bookmarks : undefined),
      remember: reader.remember,
    }),
    write: (work) => writer.writeResources(id, (given) => work(createTransaction(given, id))),
    ...directoryTables(database, logEngine, id),
  };
}
