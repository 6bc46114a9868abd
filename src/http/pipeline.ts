// Requests on one connection are answered one after the other (RFC 9112 §9.3.2). node:http hands over all that arrived together:
// without this, a few kilobytes of pipelined requests would be worked on at once, with every answer kept in memory.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Work = () => void;
type Line = (incoming: IncomingMessage, outgoing: ServerResponse, work: Work) => void;

/** A line per connection; one that sends too much ahead is closed. */
export function createPipelines(maxWaiting: number): Line {
  const lines = new WeakMap<Socket, Work[]>();
  const next = (socket: Socket, waiting: Work[]): void => {
    const work = waiting.shift();
    if (work === undefined || socket.destroyed) lines.delete(socket);
    else work();
  };
  return ({ socket }, outgoing, work) => {
    const waiting = lines.get(socket);
    outgoing.once('close', () => next(socket, lines.get(socket) ?? []));
    if (waiting === undefined) {
      lines.set(socket, []);
      work();
    } else if (waiting.length < maxWaiting) waiting.push(work);
    else socket.destroy();
  };
}
