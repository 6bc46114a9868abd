// Connections to one database: some that are shared by readers, each statement on its own, and some that belong to one transaction at a time.
// A connection that was lost is forgotten, and the next request opens another.

import { StoreUnavailable } from '../../directory/store-unavailable.ts';
import type { Connection, ConnectionOptions } from './connection.ts';

export interface Pool {
  /** A connection for one statement, best one that works for this directory already. */
  share(directoryId?: string): Promise<Connection>;
  /** A connection for a transaction; to be given back. Waits for one at most three seconds. */
  take(): Promise<Connection>;
  giveBack(connection: Connection): void;
  close(): Promise<void>;
}

const maxShared = 4;
const maxTaken = 8;
const waitMs = 3000;

/** A pool that opens its connections as they are needed. */
export function createPool(open: (sends: Required<ConnectionOptions>['sends']) => Promise<Connection>): Pool {
  const shared = createShared(() => open('each turn'));
  const exclusive = createExclusive(() => open('each step'));
  return {
    share: shared.share,
    take: exclusive.take,
    giveBack: exclusive.giveBack,
    close: async () => {
      await exclusive.close();
      await shared.close();
    },
  };
}

function createShared(open: () => Promise<Connection>): Pick<Pool, 'share' | 'close'> {
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

interface Waiting {
  readonly serve: (connection: Promise<Connection>) => void;
}

function createExclusive(open: () => Promise<Connection>): Pick<Pool, 'take' | 'giveBack' | 'close'> {
  const idle: Connection[] = [];
  const queue: Waiting[] = [];
  let taken = 0;
  let isClosed = false;

  const next = (): Promise<Connection> => {
    for (let found = idle.pop(); found !== undefined; found = idle.pop()) {
      if (found.isUsable()) return Promise.resolve(found);
    }
    return open();
  };
  const release = (): void => {
    const waiting = queue.shift();
    if (waiting === undefined) taken -= 1;
    else waiting.serve(opened(next(), release));
  };

  return {
    take: async () => {
      if (isClosed) throw closed();
      if (taken >= maxTaken) return wait(queue);
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

/** A place whose connection could not be opened is free for the next. */
async function opened(connection: Promise<Connection>, release: () => void): Promise<Connection> {
  try {
    return await connection;
  } catch (error) {
    release();
    throw error;
  }
}

function wait(queue: Waiting[]): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(waiting), 1);
      reject(new StoreUnavailable('busy', 'No connection to the database became free in time'));
    }, waitMs);
    const waiting: Waiting = {
      serve: (connection) => {
        clearTimeout(timer);
        resolve(connection);
      },
    };
    queue.push(waiting);
  });
}

function closed(): StoreUnavailable {
  return new StoreUnavailable('closed', 'The store is closed');
}
