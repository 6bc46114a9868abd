// Serves SCIM on node:http directly: the hot path has no Request and Response objects between socket and handler.
// An unread body is neither awaited nor reset before the client has read the answer (RFC 9112 §9.6).
// The answers of one turn of the event loop are written together at its end: written one by one, each would wake the peer separately,
// which costs both sides more than the answer itself.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Failure } from '../../domain/index.ts';
import { ScimError } from '../../scim/index.ts';
import type { DirectResponse } from '../direct-response.ts';
import { bodyText, type ScimAnswer, type ScimRequest } from './exchange.ts';
import type { ScimFace } from './index.ts';

/** How long the connection stays open for what the client is still sending after a refusal, so that it can read the refusal. */
const lingerMs = 1_000;
/** How much of such a body is discarded. A client that has sent more has received the refusal by then. */
const lingerBytes = 256 * 1024;

export interface ScimBinding {
  readonly face: ScimFace;
  /** Up to this many bytes of an unread body are discarded. */
  readonly maxBodyBytes: number;
  readonly remoteAddress: (incoming: IncomingMessage) => string | undefined;
}

/** Answers one SCIM request. `expectsContinue`: the client waits for a 100 before it sends the body (RFC 9110 §10.1.1). */
export async function answerScim(
  binding: ScimBinding,
  incoming: IncomingMessage,
  outgoing: DirectResponse,
  expectsContinue: boolean,
): Promise<void> {
  const answer = await binding.face.answer({
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    header: (name) => headerOf(incoming, name),
    body: (maxBytes) => readBody(incoming, maxBytes, expectsContinue ? outgoing : undefined),
    remoteAddress: binding.remoteAddress(incoming),
  } satisfies ScimRequest);
  await endOfTurn();
  if (outgoing.destroyed) return;
  if (isWorthWaiting(incoming, binding.maxBodyBytes)) send(outgoing, answer);
  else sendAndLinger(incoming, outgoing, answer);
}

let turn: Promise<void> | undefined;

/** Resolves once everything that has arrived has been worked on as far as it goes without waiting. */
function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}

function headerOf(incoming: IncomingMessage, name: string): string | undefined {
  const value = incoming.headers[name];
  return typeof value === 'object' ? value.join(', ') : value;
}

function readBody(
  incoming: IncomingMessage,
  maxBytes: number,
  waiting: ServerResponse | undefined,
): Promise<Uint8Array> {
  if (declaredLength(incoming) > maxBytes) return Promise.reject(tooLarge(maxBytes));
  waiting?.writeContinue();
  return collect(incoming, maxBytes);
}

function collect(incoming: IncomingMessage, maxBodyBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length <= maxBodyBytes) return;
      incoming.off('data', take);
      incoming.pause();
      reject(tooLarge(maxBodyBytes));
    };
    incoming.on('data', take);
    incoming.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length)));
    incoming.once('close', () => {
      // Every request closes in the end: only one that is not whole is a fault, and an error costs a stack trace.
      if (!incoming.complete) reject(new ScimError('invalidSyntax', 'The request ended before its body did.'));
    });
    incoming.once('error', () => reject(new ScimError('invalidSyntax', 'The request broke off.')));
  });
}

function tooLarge(maxBytes: number): Failure {
  return new Failure('BC-410', { reason: 'bytes', maxBytes });
}

function declaredLength(incoming: IncomingMessage): number {
  return Number(incoming.headers['content-length'] ?? 0);
}

/** Whether the rest of the body is short enough to be read past, so that the connection can be used again. */
function isWorthWaiting(incoming: IncomingMessage, maxBodyBytes: number): boolean {
  if (incoming.complete) return true;
  const isChunked = incoming.headers['transfer-encoding'] !== undefined;
  return !isChunked && declaredLength(incoming) <= maxBodyBytes;
}

function send(outgoing: DirectResponse, { status, headers, body }: ScimAnswer): void {
  if (body === undefined || body === '') {
    outgoing.writeHead(status, headersOf({ status, headers, body }));
    outgoing.end();
    return;
  }
  if (typeof body === 'string') {
    outgoing.writeHeadWithLength(status, headers, Buffer.byteLength(body));
    outgoing.end(body);
    return;
  }
  const { bytes, release } = body;
  outgoing.writeHeadWithLength(status, headers, bytes.byteLength);
  // Called when the last byte is with the system. After an error it is not, and the bytes are left to the garbage collector.
  outgoing.end(bytes, release);
}

type Headed = Omit<ScimAnswer, 'body'> & { readonly body: string | undefined };

/** The whole answer goes out at once; only the end of the connection waits. */
function sendAndLinger(incoming: IncomingMessage, outgoing: ServerResponse, answer: ScimAnswer): void {
  const body = answer.body && bodyText(answer.body);
  outgoing.writeHead(answer.status, { ...headersOf({ ...answer, body }), connection: 'close' });
  if (body === undefined || body === '') outgoing.flushHeaders();
  else outgoing.write(body);
  const end = (): void => {
    clearTimeout(timer);
    outgoing.end();
  };
  const timer = setTimeout(end, lingerMs);
  let passedBytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    passedBytes += chunk.byteLength;
    if (passedBytes > lingerBytes) end();
  });
  incoming.once('end', end);
  incoming.once('close', end);
  incoming.resume();
}

function headersOf({ status, headers, body }: Headed): Readonly<Record<string, string | number>> {
  if (body !== undefined) return { ...headers, 'content-length': Buffer.byteLength(body) };
  return status === 204 || status === 304 ? headers : { 'content-length': 0, ...headers };
}
