// The thread of checkpoint.ts: each message asks for one pass over the log of the file that it was started with.

import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

const database = new DatabaseSync(String(workerData));
database.exec('PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0');
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', () => {
  const { log, checkpointed } = checkpoint.get() ?? {};
  parentPort?.postMessage({ log: Number(log), checkpointed: Number(checkpointed) });
});
