// The thread of checkpoint.ts: each message asks for one pass over the log of the file that it was started with.

import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Pass } from './checkpoint.ts';

/** How long a restart keeps writers off while somebody reads from the log: longer than one turn of an event loop, in which reads end. */
const restartMs = 100;

const database = new DatabaseSync(String(workerData), { timeout: restartMs });
database.exec('PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0');
const passes = {
  copy: database.prepare('PRAGMA wal_checkpoint(PASSIVE)'),
  restart: database.prepare('PRAGMA wal_checkpoint(RESTART)'),
  truncate: database.prepare('PRAGMA wal_checkpoint(TRUNCATE)'),
};

parentPort?.on('message', (wanted: Pass) => {
  const { log, checkpointed } = passes[wanted].get() ?? {};
  parentPort?.postMessage({ log: Number(log), checkpointed: Number(checkpointed) });
});
