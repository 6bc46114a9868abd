// The server on node:http: bounds on time and size of requests, SCIM directly, everything else through Hono,
// and a graceful shutdown. Slow or broken clients get a SCIM error and a closed connection (RFC 9112 §9.5, RFC 9110 §15.5.9).

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError } from '@hono/node-server';
import { errorBody } from '../../scim/index.ts';
import type { App } from '../app.ts';
import { DirectResponse } from '../direct-response.ts';
import { limits } from '../limits.ts';
import { answerScim } from '../scim/adapter.ts';
import { isForScim } from '../scim/addressed.ts';
import type { ScimFace } from '../scim/index.ts';
import { type AddressReader, createAddressReader, type ProxyNotice } from './client-address.ts';
import { type ConnectionBounds, type Connections, createConnections } from './connections.ts';
import { connectionBounds } from './open-files.ts';
import { faultOfForm } from './request-form.ts';

/** How long a connection may still bring a request after the port was closed. */
const lastRequestsMs = 500;
const idleSweepMs = 50;
/** How long a connection stays open for its client to read why it ends. */
const refusedMs = 1_000;

export interface ServerOptions {
  readonly host: string;
  /** 0 for a free port. */
  readonly port: number;
  /** Whether other processes of this user may listen on the port as well: the system deals connections out among them (SO_REUSEPORT). */
  readonly sharesPort?: boolean;
  readonly trustProxy: readonly string[];
  readonly maxBodyBytes: number;
  readonly reportError: (error: unknown) => void;
  readonly noticeProxy?: ProxyNotice;
  /** How long `close` waits for the answers that are under way. */
  readonly drainTimeoutMs: number;
  /** Other bounds than those of `limits.connection` and of the system. */
  readonly bounds?: Partial<Bounds>;
}

type Bounds = Widened<typeof limits.connection> & Pick<ConnectionBounds, 'most'>;
type Widened<Value> = Value extends number ? number : { readonly [Name in keyof Value]: Widened<Value[Name]> };

/** What answers, made once the port is known. */
export interface Answerer {
  readonly app: App;
  readonly scim: ScimFace;
  /** Called when a request has just been read from its connection. */
  readonly arrived: () => void;
  /** Ends the answers that would not end by themselves. */
  readonly close: () => void;
}

export interface RunningServer {
  readonly port: number;
  /** From now on answers say that they are the last on their connection; new connections are still accepted. */
  readonly announceEnd: () => void;
  /** Stops accepting and lets the requests under way end, for as long as `drainTimeoutMs`. */
  readonly close: () => Promise<void>;
}

/** Listens, and answers from the first connection on. Rejects with the system's error when the address cannot be had. */
export async function startServer(
  options: ServerOptions,
  createAnswerer: (port: number) => Answerer,
): Promise<RunningServer> {
  const { port: wanted, host, sharesPort = false } = options;
  const bounds = { ...limits.connection, most: connectionBounds(), ...options.bounds };
  const server = createServer({ ...nodeOptions(bounds), ServerResponse: DirectResponse });
  server.setTimeout(bounds.silenceMs, closeUnlessHeard);
  server.on('clientError', refuseBrokenRequest);
  const connections = createConnections(server, bounds);
  await once(server.listen({ port: wanted, host, reusePort: sharesPort }), 'listening');
  server.on('error', options.reportError);
  const port = portOf(server);
  const answerer = createAnswerer(port);
  attach(server, options, answerer, connections);
  const close = (): Promise<void> => drain(server, connections, answerer.close, options.drainTimeoutMs);
  return { port, announceEnd: connections.announceEnd, close };
}

function nodeOptions(bounds: Bounds): Parameters<typeof createServer>[0] {
  return {
    headersTimeout: bounds.headersMs,
    requestTimeout: bounds.requestMs,
    connectionsCheckingInterval: bounds.checkEveryMs,
    keepAliveTimeout: bounds.idleMs.announced,
    keepAliveTimeoutBuffer: bounds.idleMs.real - bounds.idleMs.announced,
    maxHeaderSize: bounds.maxHeaderBytes,
    // Refused below, with a body that says so.
    requireHostHeader: false,
  };
}

/** A process that was busy hears of the end of a wait before it reads what arrived meanwhile: a request that lies there is still served. */
function closeUnlessHeard(socket: Socket): void {
  const { bytesRead } = socket;
  setImmediate(() => {
    if (socket.bytesRead === bytesRead) socket.destroy();
  });
}

function attach(server: Server, options: ServerOptions, answerer: Answerer, connections: Connections): void {
  const readAddress = createAddressReader(options.trustProxy, options.noticeProxy);
  const remoteAddress = (incoming: IncomingMessage): string | undefined => addressOf(incoming, readAddress);
  const binding = { face: answerer.scim, maxBodyBytes: options.maxBodyBytes, remoteAddress };
  const answerPage = pageListener(answerer.app, remoteAddress, options.reportError);
  const answer = (incoming: IncomingMessage, outgoing: DirectResponse, expectsContinue: boolean): void => {
    const fault = faultOfForm(incoming);
    if (fault !== undefined) {
      refuseForm(outgoing, fault);
      return;
    }
    const isScim = isForScim(pathOf(incoming), incoming.headers.authorization);
    if (!isScim && expectsContinue) outgoing.writeContinue();
    const answered = isScim ? answerScim(binding, incoming, outgoing, expectsContinue) : answerPage(incoming, outgoing);
    answered.catch((error: unknown) => {
      options.reportError(error);
      outgoing.destroy();
    });
  };
  const listen = (expectsContinue: boolean) => (incoming: IncomingMessage, outgoing: DirectResponse) => {
    answerer.arrived();
    connections.inLine(incoming, outgoing, () => answer(incoming, outgoing, expectsContinue));
  };
  server.on('request', listen(false));
  server.on('checkContinue', listen(true));
}

function refuseForm(outgoing: ServerResponse, detail: string): void {
  outgoing.writeHead(400, { 'content-type': 'application/scim+json', connection: 'close' });
  outgoing.end(errorBody(400, undefined, detail));
}

function pageListener(
  app: App,
  remoteAddress: (incoming: IncomingMessage) => string | undefined,
  reportError: (error: unknown) => void,
): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  return getRequestListener(
    (request, bindings) => {
      // This server speaks HTTP/1.1 alone, so the binding is never that of HTTP/2.
      const incoming = bindings.incoming as IncomingMessage;
      if (!URL.canParse(`http://${incoming.headers.host ?? 'localhost'}`)) return new Response(null, { status: 400 });
      return app.fetch(request, remoteAddress(incoming));
    },
    // Only HTTP/1.0 may come without a Host: balancers ask /health/ready so.
    { hostname: 'localhost', overrideGlobalObjects: false, errorHandler: (error) => answerFault(error, reportError) },
  );
}

/** A request that cannot be made into a Request (a Host header that is no host) is the client's fault. */
function answerFault(error: unknown, reportError: (error: unknown) => void): Response {
  if (error instanceof RequestError) return new Response(null, { status: 400 });
  reportError(error);
  return new Response(null, { status: 500 });
}

function pathOf(incoming: IncomingMessage): string {
  const url = incoming.url ?? '/';
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

function addressOf(incoming: IncomingMessage, readAddress: AddressReader): string | undefined {
  const forwardedFor = incoming.headers['x-forwarded-for'];
  return readAddress(
    incoming.socket.remoteAddress,
    typeof forwardedFor === 'object' ? forwardedFor.join(',') : forwardedFor,
  );
}

function refuseBrokenRequest(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, detail] = faultOf(error.code);
  const body = errorBody(status, undefined, detail);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/scim+json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  // Its other side may neither read this nor close.
  const timer = setTimeout(() => socket.destroy(), refusedMs);
  socket.once('close', () => clearTimeout(timer));
}

function faultOf(code: string | undefined): readonly [status: number, detail: string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [
        431,
        `The headers are longer than ${limits.connection.maxHeaderBytes} bytes. Send fewer or shorter ones.`,
      ];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, 'The request did not arrive in time. Send it again.'];
    default:
      return [400, 'This is not a request in HTTP/1.1.'];
  }
}

/**
 * Takes no more connections and lets the requests under way end. A connection that waits for a next request is not closed at once, as
 * `server.close()` of node:http would: what its client has already sent would be cut off (RFC 9112 §9.6). It has a moment to arrive,
 * and its answer says that it was the last one. One that has never brought a whole request has the same moment.
 */
function drain(server: Server, connections: Connections, endAnswers: () => void, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timers: NodeJS.Timeout[] = [];
    NetServer.prototype.close.call(server, () => {
      for (const timer of timers) clearTimeout(timer);
      resolve();
    });
    connections.announceEnd();
    endAnswers();
    timers.push(
      setTimeout(() => {
        connections.endIdle();
        timers.push(setInterval(connections.endIdle, idleSweepMs));
      }, lastRequestsMs),
      setTimeout(() => server.closeAllConnections(), timeoutMs),
    );
  });
}

// A server that listens on a port has an address with one.
function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
