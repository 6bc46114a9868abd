// The server's end of a connection.

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** The next connection that a server of this process accepts. */
export function acceptedSocket(): Promise<Socket> {
  return new Promise((resolve) => {
    const take = (message: unknown): void => {
      unsubscribe('net.server.socket', take);
      resolve(Object(message).socket);
    };
    subscribe('net.server.socket', take);
  });
}
