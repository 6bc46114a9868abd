// Connections to one database: some are shared by readers, statement by statement, and some belong to one transaction at a time.
// A lost connection is dropped, and the next request opens another.

import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import type { Connection, ConnectionOptions } from './connection.ts';
import { createLiveness, type Deadline, type Liveness, wait } from './deadline.ts';

export interface Pool {
  /** A connection for one statement, preferably one that works for this directory already. */
  share(directoryId: string | undefined, deadline: Deadline): Promise<Connection>;
  /** A connection for a transaction; the caller gives it back. */
  take(deadline: Deadline): Promise<Connection>;
  giveBack(connection: Connection): void;
  /** Answers to readers and to writers: a database whose disk hangs may answer the first and not the second. */
  readonly liveness: { readonly shared: Liveness; readonly taken: Liveness };
  close(): Promise<void>;
}

const maxShared = 4;
const maxTaken = 8;

type Open = (options: Required<Pick<ConnectionOptions, 'sends' | 'liveness'>>) => Promise<Connection>;

/** Opens connections as they are needed. */
export function createPool(open: Open): Pool {
  const liveness = { shared: createLiveness(), taken: createLiveness() };
  const shared = createShared(() => open({ sends: 'each turn', liveness: liveness.shared }));
  const exclusive = createExclusive(() => open({ sends: 'each step', liveness: liveness.taken }));
  return {
    share: (directoryId, deadline) => wait(shared.share(directoryId), deadline, noneInTime),
    take: (deadline) => {
      const taken = exclusive.take();
      return wait(taken, deadline, () => {
        // A connection that comes too late goes to the next request.
        taken.then(exclusive.giveBack, () => undefined);
        return noneInTime();
      });
    },
    giveBack: exclusive.giveBack,
    liveness,
    close: async () => {
      await exclusive.close();
      await shared.close();
    },
  };
}

interface Shared {
  readonly share: (directoryId: string | undefined) => Promise<Connection>;
  readonly close: () => Promise<void>;
}

function createShared(open: () => Promise<Connection>): Shared {
  let connections: readonly Connection[] = [];
  let opening: Promise<Connection> | undefined;
  let isClosed = false;

  const grow = (): Promise<Connection> => {
    opening ??= open()
      .then((connection) => {
        connections = [...connections, connection];
        if (isClosed) void connection.close();
        return connection;
      })
      .finally(() => {
        opening = undefined;
      });
    return opening;
  };

  return {
    share: async (directoryId) => {
      if (isClosed) throw closed();
      connections = connections.filter((connection) => connection.isUsable());
      const best = leastLoaded(connections, directoryId);
      if (best === undefined) return grow();
      if (best.load() > 0 && connections.length < maxShared) grow().catch(() => undefined);
      return best;
    },
    close: async () => {
      isClosed = true;
      await Promise.all(connections.map((connection) => connection.close()));
    },
  };
}

function leastLoaded(connections: readonly Connection[], directoryId: string | undefined): Connection | undefined {
  const cost = (connection: Connection): number => {
    const hasToMove = directoryId !== undefined && connection.directoryId() !== directoryId;
    return 2 * connection.load() + Number(hasToMove);
  };
  return connections.reduce<Connection | undefined>(
    (best, connection) => (best === undefined || cost(connection) < cost(best) ? connection : best),
    undefined,
  );
}

type Serve = (connection: Promise<Connection>) => void;

interface Exclusive {
  readonly take: () => Promise<Connection>;
  readonly giveBack: (connection: Connection) => void;
  readonly close: () => Promise<void>;
}

function createExclusive(open: () => Promise<Connection>): Exclusive {
  const idle: Connection[] = [];
  const queue: Serve[] = [];
  let taken = 0;
  let isClosed = false;

  const next = (): Promise<Connection> => {
    for (let found = idle.pop(); found !== undefined; found = idle.pop()) {
      if (found.isUsable()) return Promise.resolve(found);
    }
    return open();
  };
  const release = (): void => {
    const serve = queue.shift();
    if (serve === undefined) taken -= 1;
    else serve(opened(next(), release));
  };

  return {
    take: async () => {
      if (isClosed) throw closed();
      if (taken >= maxTaken) return new Promise((resolve) => queue.push(resolve));
      taken += 1;
      return opened(next(), release);
    },
    giveBack: (connection) => {
      if (isClosed) void connection.close();
      else if (connection.isUsable()) idle.push(connection);
      release();
    },
    close: async () => {
      isClosed = true;
      await Promise.all(idle.splice(0).map((connection) => connection.close()));
    },
  };
}

/** Releases the slot of a connection that could not be opened. */
async function opened(connection: Promise<Connection>, release: () => void): Promise<Connection> {
  try {
    return await connection;
  } catch (error) {
    release();
    throw error;
  }
}

function noneInTime(): StoreUnavailable {
  return new StoreUnavailable('busy', 'No connection to the database became free in time');
}

function closed(): StoreUnavailable {
  return new StoreUnavailable('closed', 'The store is closed');
}
