// Whether the files of the database are still where they were opened. A file that is moved, deleted or replaced under a running server
// goes on taking writes that the next start will not find, so reads and writes are refused until the same files are back.

import { statSync } from 'node:fs';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import type { Warn } from '../faults.ts';

export interface FileWatch {
  /** Throws StoreUnavailable unless the files at the path are those that were opened. */
  check(): void;
  /** The same for each commit, at most every some milliseconds, because a check costs a tenth of a small commit. */
  checkCommit(): void;
  /** The same as of the last check, which is a second old at most. */
  requireInPlace(): void;
  stop(): void;
}

const everyMs = 1_000;
const commitMs = 20;
/** The database, its write-ahead log and the index of that log (SQLite, "Write-Ahead Logging"). */
const endings = ['', '-wal', '-shm'];

/** Called once a connection has read from the file: from then on all its files exist as long as a connection is open. */
export function watchFiles(path: string, warn: Warn): FileWatch {
  const paths = endings.map((ending) => `${path}${ending}`);
  const opened = paths.map(identify);
  let isInPlace = true;
  let lookedAt = performance.now();

  const look = (): void => {
    lookedAt = performance.now();
    const missing = paths.find((each, at) => identify(each) !== opened[at]);
    if (isInPlace !== (missing === undefined))
      warn(missing === undefined ? `${path} is back: requests are answered again.` : takenAway(missing));
    isInPlace = missing === undefined;
  };
  const requireInPlace = (): void => {
    if (!isInPlace) throw new StoreUnavailable('moved', 'The database file is not where it was opened');
  };
  const timer = setInterval(look, everyMs).unref();
  return {
    check: () => {
      look();
      requireInPlace();
    },
    checkCommit: () => {
      if (performance.now() - lookedAt >= commitMs) look();
      requireInPlace();
    },
    requireInPlace,
    stop: () => clearInterval(timer),
  };
}

/** The identity of a file, whatever its name. */
function identify(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'none' : `${found.dev}:${found.ino}`;
}

function takenAway(path: string): string {
  return (
    `${path} is no longer the file that was opened: it was moved, deleted or replaced. Every request is answered 503. ` +
    'Put the file back, with becard.sqlite-wal and becard.sqlite-shm beside it; Becard then continues automatically; ' +
    'or stop Becard, restore a backup into an empty folder (becard backup restore FILE) and start it there.'
  );
}
