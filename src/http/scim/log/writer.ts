// Writes the provisioning log in batches after the answers. A failed batch is retried; the queue is bounded. Where the
// database is damaged, the entries of each directory are written separately, and those that fail are dropped.

import { type LogAppend, type Store, StoreUnavailable } from '../../../domain/index.ts';
import type { Logger } from '../../logger.ts';

export interface LogWriter {
  readonly write: (line: LogAppend) => void;
  /** How many lines wait to be stored. */
  readonly queued: () => number;
  /** Resolves when every line written so far is stored, or could not be. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const flushAfterMs = 200;
/** Within this time after its answer a request is in the log, whichever server writes it, unless the store refuses the line. */
export const logDelayMs = 1_000;
/** So few that writing them keeps no request waiting for long. */
const batchSize = 200;
const maxQueued = 20_000;

/** Writes to a store in batches. `close` writes the rest. */
export function createLogWriter(store: Store, logger: Logger): LogWriter {
  const queue: LogAppend[] = [];
  // Tried again as it was: the store recognizes what it wrote where its confirmation was lost.
  let failed: readonly LogAppend[] = [];
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function writeQueued(): Promise<void> {
    timer = undefined;
    while (failed.length + queue.length > 0) {
      const batch = failed.length > 0 ? failed : queue.splice(0, batchSize);
      failed = [];
      try {
        await store.appendLog(batch);
      } catch (error) {
        if (error instanceof StoreUnavailable && error.reason === 'damaged') await writeApart(batch);
        else {
          failed = batch;
          throw error;
        }
      }
    }
  }

  async function writeApart(batch: readonly LogAppend[]): Promise<void> {
    for (const [, lines] of Map.groupBy(batch, ({ directoryId }) => directoryId)) {
      try {
        await store.appendLog(lines);
      } catch (error) {
        logger.warn(
          { err: error, dropped: lines.length },
          'lines of the provisioning log could not be written and are lost',
        );
      }
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    running = running.then(writeQueued).catch((error: unknown) => {
      logger.warn({ err: error, queued: queued() }, 'provisioning log could not be written; trying again');
      timer ??= later();
    });
    return running;
  }

  function queued(): number {
    return failed.length + queue.length;
  }

  function later(): NodeJS.Timeout {
    return setTimeout(flush, flushAfterMs).unref();
  }

  function write(line: LogAppend): void {
    if (queue.length >= maxQueued) queue.splice(0, batchSize);
    queue.push(line);
    // A full batch is written at once: waiting entries outlive the young generation, and many batches in a row delay the requests
    // between them (p99 of GET at 100,000 users: 16 ms, so 6 ms).
    if (queue.length === batchSize) void flush();
    else timer ??= later();
  }

  async function close(): Promise<void> {
    await flush();
    clearTimeout(timer);
  }

  return { write, queued, flush, close };
}
