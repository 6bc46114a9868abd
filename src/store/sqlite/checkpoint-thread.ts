// The thread of checkpoint.ts: each message is a request for one pass over the log of its file.

import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Pass } from './checkpoint.ts';

/** How long a restart blocks writers while the log is read: longer than one turn of an event loop, in which reads end. */
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
