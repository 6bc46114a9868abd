// The driver's connection: how it is opened, which statements it sends together, and how it is ended at once.

import type { Duplex } from 'node:stream';
import pg from 'pg';
import { explainConnecting } from './errors.ts';
import { decodeText } from './text.ts';

/** Which statements are sent together: those of one step of the program, or, on shared connections, those of one turn of the event loop. */
export type Sends = 'each step' | 'each turn';

export interface Session {
  readonly client: pg.Client;
  readonly isUsable: () => boolean;
  /** Makes it unusable. */
  readonly lose: () => void;
  /** Ends it at once. */
  readonly destroy: () => void;
  /** Holds what is sent from now on back until the step or turn ends. */
  readonly hold: () => void;
  /** How many the server has sent. */
  readonly warnings: () => number;
}

/** The longest that the server lets something take. */
const statementMs = 5000;
const lockMs = 3000;
const connectMs = 3000;
const idleInTransactionMs = 5000;

/** Of SQLSTATE. Notices without one of its codes are no warnings. */
const warningClass = '01';

/** Rejects with StoreUnavailable when the server cannot be reached. */
export async function openSession(databaseUrl: string, sends: Sends = 'each step'): Promise<Session> {
  const client = createClient(databaseUrl);
  let isUsable = true;
  let warnings = 0;
  const lose = (): void => {
    isUsable = false;
  };
  client.on('error', lose);
  client.on('end', lose);
  client.on('notice', ({ code }) => {
    if (code?.startsWith(warningClass)) warnings += 1;
  });
  try {
    await client.connect();
  } catch (error) {
    throw explainConnecting(error, client);
  }
  const socket = socketOf(client);
  const destroy = (): void => {
    lose();
    socket.destroy();
  };
  return {
    ...{ client, lose, destroy, hold: createHold(socket, sends) },
    isUsable: () => isUsable,
    warnings: () => warnings,
  };
}

function createClient(databaseUrl: string): pg.Client {
  return new pg.Client({
    connectionString: databaseUrl,
    application_name: 'becard',
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    types: { getTypeParser },
  });
}

const types = { bigint: 20, text: 25 };

/** BIGINT holds our times and positions, which are exact as numbers; text comes back as it was before `encodeText`. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (oid === types.text) return decodeText;
  return oid === types.bigint ? Number : pg.types.getTypeParser(oid, format);
};

type Socket = Pick<Duplex, 'destroy' | 'cork' | 'uncork'>;

/** The driver has no other way to end a connection at once, or to send several statements together. */
function socketOf(client: pg.Client): Socket {
  return (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;
}

/** Collects statements until the step or turn ends: each sending on its own would wake the kernel and the server. */
function createHold(socket: Socket, sends: Sends): () => void {
  let isHeld = false;
  const release = (): void => {
    isHeld = false;
    socket.uncork();
  };
  return () => {
    if (isHeld) return;
    isHeld = true;
    socket.cork();
    if (sends === 'each turn') setImmediate(release);
    else process.nextTick(release);
  };
}
