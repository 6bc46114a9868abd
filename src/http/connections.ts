// The connections of the server. Requests on one are answered one after the other (RFC 9112 §9.3.2): node:http hands over all that
// arrived together, and a few kilobytes of pipelined requests would be worked on at once, with every answer kept in memory.
// Where connections become too many, the one that has waited longest for a request ends in favour of the newest.

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

interface Line {
  current: ServerResponse;
  readonly waiting: Request[];
}

/** Looks after the connections of this server from now on. */
export function createConnections(server: Server, { maxPipelined, most }: ConnectionBounds): Connections {
  const lines = new Map<Socket, Line>();
  /** Those without a request under way; who has waited longest stands first. */
  const idle = new Set<Socket>();
  const perAddress = new Map<string, number>();
  let isEnding = false;

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const ofAddress = (perAddress.get(address) ?? 0) + 1;
    perAddress.set(address, ofAddress);
    socket.once('close', () => {
      idle.delete(socket);
      leave(perAddress, address);
    });
    const all = lines.size + idle.size;
    if (ofAddress > most.perAddress) end(longestIdle(idle, address) ?? socket);
    else if (all >= most.all) end(longestIdle(idle) ?? socket);
    if (!socket.destroyed) idle.add(socket);
  });

  const end = (socket: Socket): void => {
    idle.delete(socket);
    socket.destroy();
  };

  const begin = (line: Line, { outgoing, work }: Request): void => {
    line.current = outgoing;
    if (isEnding && line.waiting.length === 0) outgoing.shouldKeepAlive = false;
    work();
  };

  const next = (socket: Socket): void => {
    const line = lines.get(socket);
    const request = line?.waiting.shift();
    if (line !== undefined && request !== undefined && !socket.destroyed) {
      begin(line, request);
      return;
    }
    lines.delete(socket);
    if (!socket.destroyed) idle.add(socket);
  };

  return {
    inLine: ({ socket }, outgoing, work) => {
      const line = lines.get(socket);
      outgoing.once('close', () => next(socket));
      if (line !== undefined && line.waiting.length >= maxPipelined) socket.destroy();
      else if (line !== undefined) line.waiting.push({ outgoing, work });
      else {
        const first: Line = { current: outgoing, waiting: [] };
        lines.set(socket, first);
        idle.delete(socket);
        begin(first, { outgoing, work });
      }
    },
    announceEnd: () => {
      isEnding = true;
      for (const { current, waiting } of lines.values()) if (waiting.length === 0) current.shouldKeepAlive = false;
    },
    endIdle: () => {
      for (const socket of idle) end(socket);
    },
  };
}

function leave(perAddress: Map<string, number>, address: string): void {
  const left = (perAddress.get(address) ?? 1) - 1;
  if (left === 0) perAddress.delete(address);
  else perAddress.set(address, left);
}

/** Of all, or of one address. */
function longestIdle(idle: ReadonlySet<Socket>, address?: string): Socket | undefined {
  for (const socket of idle) if (address === undefined || socket.remoteAddress === address) return socket;
  return undefined;
}
