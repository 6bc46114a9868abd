// Reads that share one view of the data. A read transaction for each statement costs more than most statements do, so all reads for the
// requests of one turn of the event loop share one. Each request sees at least what was committed before it arrived: a view begins after
// the requests of its turn were read from the network and ends before the next ones are.

import type { Connection, Remember, Statements } from './connection.ts';

/** Owns the connection that reads. */
export interface Reader extends Statements {
  /** Until the event loop turns, reads share a view that begins with the first of them. Without it each read has a view of its own. */
  share(): void;
  /** Whether reads share a view now. */
  isSharing(): boolean;
  /**
   * Commits a write that awaits nothing. A commit of another connection empties the page cache of this one, so that each read goes to the
   * file again; its own leave it as it is, and what is remembered as well: so it is for rows that are never remembered. Throws at once while another
   * process writes.
   */
  write(work: (statements: Statements) => void): void;
  /** Later reads see every commit so far. */
  refresh(): void;
  readonly remember: Remember;
  close(): void;
}

/** Of these most are names of groups. */
const maxRemembered = 10_000;

/** A reader over `connection`, which belongs to it alone. `requireUsable` is called before each statement and throws where none may be read. */
export function createReader(connection: Connection, requireUsable: () => void = () => undefined): Reader {
  const remembered = new Map<string, unknown>();
  let isShared = false;
  let isOpen = false;
  let version: number | undefined;

  const end = (): void => {
    isOpen = false;
    leaveView(connection);
  };
  const turn = (): void => {
    isShared = false;
    end();
  };
  const open = (): void => {
    if (!isShared || isOpen) return;
    leaveView(connection);
    connection.query('BEGIN').run();
    isOpen = true;
    const current = connection.query<{ data_version: number }>('PRAGMA data_version').get()?.data_version;
    if (current !== version) remembered.clear();
    version = current;
  };
  return {
    query: (sql) => {
      requireUsable();
      open();
      return connection.query(sql);
    },
    composed: (sql) => {
      requireUsable();
      open();
      return connection.composed(sql);
    },
    share: () => {
      if (isShared) return;
      isShared = true;
      setImmediate(turn);
    },
    isSharing: () => isShared,
    write: (work) => {
      requireUsable();
      end();
      connection.setReadOnly(false);
      try {
        connection.setDurable(false);
        connection.query('BEGIN IMMEDIATE').run();
        work(connection);
        connection.query('COMMIT').run();
      } finally {
        rollBack(connection);
        connection.setReadOnly(true);
      }
    },
    refresh: end,
    remember: <Value>(key: string, read: () => Value | undefined) => {
      requireUsable();
      open();
      if (!isOpen) return read();
      const known = remembered.get(key);
      // Every key belongs to one kind of value and is always read the same way.
      if (known !== undefined) return known as Value;
      const value = read();
      if (value !== undefined && remembered.size < maxRemembered) remembered.set(key, value);
      return value;
    },
    close: () => {
      end();
      connection.close();
    },
  };
}

/**
 * SQLite refuses the COMMIT of a view in which a page could not be read, and leaves the view all the same. The request that asked for the
 * page has its error by then; a view that is still open is ended before the next one begins.
 */
function leaveView(connection: Connection): void {
  for (const way of ['COMMIT', 'ROLLBACK']) {
    if (!connection.hasTransaction()) return;
    try {
      connection.query(way).run();
    } catch {
      // The next way, or the next view, tries again.
    }
  }
}

function rollBack(connection: Connection): void {
  if (connection.hasTransaction()) connection.query('ROLLBACK').run();
}
