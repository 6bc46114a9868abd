// What the store in a file says of itself: its shape, its room, its faults, and whether it can be read.

import type { StoreEngine } from '../../domain/store.ts';
import type { FaultRecord } from '../faults.ts';
import type { Connection } from './connection.ts';
import type { FileWatch } from './file-watch.ts';
import type { Reader } from './reader.ts';
import { measureSpace } from './space.ts';

export const newestMigration = 'SELECT max(number) AS number FROM migration';

interface Parts {
  readonly path: string;
  /** The one that the reader has. */
  readonly connection: Connection;
  readonly reader: Reader;
  readonly files: FileWatch;
  readonly faults: FaultRecord;
}

type Engine = Omit<StoreEngine, 'emptyWriteAheadLog'>;

export function createEngine({ path, connection, reader, files, faults }: Parts): Engine {
  let provenAfter = 0;
  return {
    describe: async () => ({
      kind: 'SQLite',
      migration: reader.query<{ number: number }>(newestMigration).get()?.number,
    }),
    measure: () => measureSpace(path),
    ping: async () => {
      files.check();
      // After a fault the page cache proves nothing. A disk that refuses to read looks like damage (SQLITE_IOERR_CORRUPTFS).
      const met = faults.counts();
      if (met.damaged + met.fault !== provenAfter) dropCache(connection, reader);
      reader.query(newestMigration).get();
      provenAfter = met.damaged + met.fault;
    },
    faults: faults.counts,
    beginReadBatch: reader.share,
  };
}

/** The next read comes from the disk. */
function dropCache(connection: Connection, reader: Reader): void {
  reader.refresh();
  connection.query('PRAGMA shrink_memory').run();
}
