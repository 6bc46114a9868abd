// Limits connections and pipelined requests. Requests on one connection are answered one after the other (RFC 9112 §9.3.2): node:http hands over all that
// arrived together, and a few kilobytes of pipelined requests would be processed at once, with every answer kept in memory.
// Above the limit of connections the one that has been idle longest is closed in favour of the newest.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface ConnectionBounds {
  /** Requests that wait on one connection for the answer of the one before. */
  readonly maxPipelined: number;
  /** All connections, and how many of them one address may have. */
  readonly most: { readonly all: number; readonly perAddress: number };
}

export interface Connections {
  /** Begins `work` when every earlier request on the connection has been answered. One that sends too much ahead is closed. */
  readonly inLine: (incoming: IncomingMessage, outgoing: ServerResponse, work: () => void) => void;
  /** From now on each answer whose head is not sent yet says that it is the last one on its connection (RFC 9112 §9.6). */
  readonly announceEnd: () => void;
  /** Ends every connection on which no request is under way, whether or not it has ever brought one. */
  readonly endIdle: () => void;
}

interface Request {
  readonly outgoing: ServerResponse;
  readonly work: () => void;
}

interface Connection {
  readonly socket: Socket;
  readonly address: string;
  /** The answer under way; undefined while it waits for a request. */
  current: ServerResponse | undefined;
  readonly waiting: Request[];
  /** When it began to wait: those that began later have a higher one. */
  idleSince: number;
}

/** Looks after the connections of this server from now on. Little is done for a request, and more where a connection is too many. */
export function createConnections(server: Server, { maxPipelined, most }: ConnectionBounds): Connections {
  const all = new Set<Connection>();
  const bySocket = new WeakMap<Socket, Connection>();
  const perAddress = new Map<string, number>();
  let moment = 0;
  let isEnding = false;

  server.on('connection', (socket: Socket) => {
    const connection = open(socket);
    const ofAddress = (perAddress.get(connection.address) ?? 0) + 1;
    const isTooMany = all.size >= most.all || ofAddress > most.perAddress;
    const address = ofAddress > most.perAddress ? connection.address : undefined;
    all.add(connection);
    perAddress.set(connection.address, ofAddress);
    if (isTooMany) end(longestIdle(all, connection, address) ?? connection);
  });

  const open = (socket: Socket): Connection => {
    const address = socket.remoteAddress ?? '';
    moment += 1;
    const connection: Connection = { socket, address, current: undefined, waiting: [], idleSince: moment };
    bySocket.set(socket, connection);
    socket.once('close', () => forget(connection));
    return connection;
  };
  const forget = (connection: Connection): void => {
    if (!all.delete(connection)) return;
    const left = (perAddress.get(connection.address) ?? 1) - 1;
    if (left === 0) perAddress.delete(connection.address);
    else perAddress.set(connection.address, left);
  };
  const end = (connection: Connection): void => {
    forget(connection);
    connection.socket.destroy();
  };
  const begin = (connection: Connection, { outgoing, work }: Request): void => {
    connection.current = outgoing;
    if (isEnding && connection.waiting.length === 0) outgoing.shouldKeepAlive = false;
    work();
  };
  const next = (connection: Connection): void => {
    connection.current = undefined;
    moment += 1;
    connection.idleSince = moment;
    const request = connection.waiting.shift();
    if (request !== undefined && !connection.socket.destroyed) begin(connection, request);
  };

  return {
    inLine: ({ socket }, outgoing, work) => {
      const connection = bySocket.get(socket) ?? open(socket);
      outgoing.once('close', () => next(connection));
      if (connection.current === undefined) begin(connection, { outgoing, work });
      else if (connection.waiting.length < maxPipelined) connection.waiting.push({ outgoing, work });
      else socket.destroy();
    },
    announceEnd: () => {
      isEnding = true;
      for (const { current, waiting } of all) {
        if (current !== undefined && waiting.length === 0) current.shouldKeepAlive = false;
      }
    },
    endIdle: () => {
      for (const connection of all) if (connection.current === undefined) end(connection);
    },
  };
}

/** Of all, or of one address, but not the newest. */
function longestIdle(all: ReadonlySet<Connection>, newest: Connection, address?: string): Connection | undefined {
  let longest: Connection | undefined;
  for (const connection of all) {
    const isCandidate = connection.current === undefined && connection !== newest;
    const isOfAddress = address === undefined || connection.address === address;
    if (isCandidate && isOfAddress && connection.idleSince < (longest?.idleSince ?? Number.POSITIVE_INFINITY))
      longest = connection;
  }
  return longest;
}
