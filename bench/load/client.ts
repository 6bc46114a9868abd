// One keep-alive connection that sends a request as soon as the answer to the last one is whole. It reads no more of an answer
// than it must: status, length and where the body ends.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Client {
  readonly start: () => void;
  readonly close: () => void;
}

export interface ClientEvents {
  /** The next request, or undefined when there shall be none. */
  readonly next: () => string | undefined;
  /** An answer is whole. `text` gives what came with its head, for a message. */
  readonly answered: (status: number, milliseconds: number, text: () => string) => void;
  readonly failed: (error: Error) => void;
}

const headEnd = Buffer.from('\r\n\r\n');

export async function openClient(port: number, events: ClientEvents): Promise<Client> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return attend(socket, events);
}

function attend(socket: Socket, events: ClientEvents): Client {
  let sentAt = 0;
  let isOpen = true;
  /** Bytes of the answer that are still to come; -1 before its head is whole. */
  let missing = -1;
  let status = 0;
  let kept: Buffer | undefined;

  const send = (): void => {
    const request = events.next();
    if (request === undefined) return;
    missing = -1;
    sentAt = performance.now();
    socket.write(request, 'latin1');
  };
  const readHead = (chunk: Buffer): void => {
    const whole = kept === undefined ? chunk : Buffer.concat([kept, chunk]);
    const end = whole.indexOf(headEnd);
    kept = whole;
    if (end < 0) return;
    const head = whole.toString('latin1', 0, end);
    status = Number(head.slice(9, 12));
    missing = lengthOf(head) - (whole.length - end - headEnd.length);
  };
  const finish = (): void => {
    const text = kept;
    kept = undefined;
    events.answered(status, performance.now() - sentAt, () => text?.toString('utf8', 0, 2000) ?? '');
    send();
  };
  socket.on('data', (chunk) => {
    if (missing < 0) readHead(chunk);
    else missing -= chunk.length;
    if (missing === 0) finish();
  });
  socket.on('error', events.failed);
  socket.on('close', () => {
    if (isOpen) events.failed(new Error('The server closed a connection'));
  });
  return {
    start: send,
    close: () => {
      isOpen = false;
      socket.destroy();
    },
  };
}

/** Every server in the bench answers with Content-Length, or with a status that has no body. */
function lengthOf(head: string): number {
  const at = head.toLowerCase().indexOf('\r\ncontent-length:');
  return at < 0 ? 0 : Number.parseInt(head.slice(at + 17), 10);
}
