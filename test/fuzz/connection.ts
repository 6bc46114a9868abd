// A client that sends whatever bytes it is given and hears the answer, or that the other side closed.

import { connect, type Socket } from 'node:net';

export interface Answer {
  /** 0: closed without an answer, which a request that is none may earn. */
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

const maxWaitMs = 10_000;
/** A request whose announced body never comes is waited for by the server; the client gives up sooner. */
const patienceMs = 400;

/** Sends one request on a connection of its own, which it closes. `isWhole`: an answer must come; `isHead`: one without a body. */
export function exchange(
  port: number,
  bytes: Buffer,
  isWhole: boolean,
  isHead: boolean,
): Promise<Answer | 'no answer'> {
  const started = performance.now();
  return new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    const end = (isLate: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      const text = Buffer.concat(chunks).toString('latin1');
      const [, status] = /(?:^HTTP\/1\.1 100 Continue\r\n\r\n)?HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
      if (isLate && isWhole && status === undefined) resolve('no answer');
      else resolve({ status: Number(status ?? 0), text, ms: performance.now() - started });
    };
    const timer = setTimeout(() => end(true), isWhole ? maxWaitMs : patienceMs);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (isComplete(Buffer.concat(chunks).toString('latin1'), isHead)) end(false);
    });
    socket.on('error', () => end(false));
    socket.on('close', () => end(false));
    socket.write(bytes);
  });
}

/** Whether an answer is there to its end, judged by its length. */
function isComplete(text: string, isHead: boolean): boolean {
  const start = text.startsWith('HTTP/1.1 100') ? text.indexOf('\r\n\r\n') + 4 : 0;
  const end = text.indexOf('\r\n\r\n', start);
  if (end < 0) return false;
  const head = text.slice(start, end);
  if (isHead) return true;
  if (/^HTTP\/1\.1 (?:204|304)/.test(head)) return true;
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return text.length - end - 4 >= Number(length);
  return text.endsWith('0\r\n\r\n');
}
