// PostgreSQL's errors by our names. Sources: PostgreSQL documentation, appendix "PostgreSQL Error Codes"; node-postgres, "Client".

import pg from 'pg';
import { StoreUnavailable, type UnavailableReason } from '../../domain/errors/store-unavailable.ts';

/** SQLSTATE, or its class of two characters, after which a later retry is right. */
const unavailable: ReadonlyMap<string, readonly [UnavailableReason, string]> = new Map([
  ['08', ['fault', 'The connection to the database was lost']],
  ['25006', ['fault', 'The database can only be read']],
  ['25P03', ['busy', 'The database ended a transaction that took too long']],
  ['28', ['fault', 'The database refuses this user']],
  ['3D', ['fault', 'The database does not exist']],
  ['40', ['busy', 'Others are writing to the same rows']],
  ['53100', ['full', 'The disk that holds the database is full']],
  ['53', ['busy', 'The database has no room for more work']],
  ['55P03', ['busy', 'Another process is writing to the same rows']],
  ['57014', ['busy', 'The database took too long']],
  ['57', ['fault', 'The database is shutting down or starting']],
  ['58', ['fault', 'The disk did not do what the database asked of it']],
  ['XX001', ['damaged', 'A part of the database cannot be read: it is damaged']],
  ['XX002', ['damaged', 'An index of the database cannot be read: it is damaged']],
]);

const uniqueViolation = '23505';
const conflicts = ['40001', '40P01'];
/** The server ended the session or is not ready for one. */
const endings = ['57P01', '57P02', '57P03', '57P05'];

/** The outcome of a statement that timed out is unknown, so it is not sent again. */
export function timeoutError(): StoreUnavailable {
  return new StoreUnavailable('busy', 'The database did not answer in time');
}

/** Gives an error of the driver our name; others stay as they are. */
export function nameError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailable) return error;
  const state = stateOf(error);
  if (state === undefined) return new StoreUnavailable('fault', 'The database cannot be reached', { cause: error });
  const known = unavailable.get(state) ?? unavailable.get(state.slice(0, 2));
  return known === undefined ? error : new StoreUnavailable(known[0], known[1], { cause: error });
}

/** Where a connection was to lead, as the driver has read it from the address. */
export type Target = Pick<pg.Client, 'host' | 'port' | 'database' | 'user'>;

/** Why no connection was opened, with the database, the user, the cause and what to check: for operators. */
export function explainConnecting(error: unknown, { host, port, database, user }: Target): unknown {
  const named = nameError(error);
  if (!(named instanceof StoreUnavailable)) return named;
  const place = `database ${database ?? user} on ${host}:${port}, user ${user}`;
  const sentence = `${named.message}: ${place}. Cause: ${causeOf(named.cause)}. ${stepAfter(stateOf(named.cause))}`;
  return new StoreUnavailable(named.reason, sentence, { cause: named.cause });
}

/** A name with several addresses fails once for each. */
function causeOf(cause: unknown): string {
  const errors = cause instanceof AggregateError ? cause.errors : [cause];
  return errors.map((error) => (error instanceof Error ? error.message : String(error))).join('; ');
}

function stepAfter(state: string | undefined): string {
  const setting = '--database or BECARD_DATABASE_URL';
  if (state?.startsWith('28') === true) return `Check user and password in ${setting}.`;
  if (state === '3D000') return `Create the database, or correct its name in ${setting}.`;
  return `Check that the database is running, and host, port and TLS in ${setting}.`;
}

/** Two transactions were in conflict: a retry may succeed. */
export function isConflict(error: unknown): boolean {
  return conflicts.includes(stateOf(error instanceof StoreUnavailable ? error.cause : error) ?? '');
}

/** The connection ended before the answer: another connection may do better. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof StoreUnavailable) || !(error.cause instanceof Error)) return false;
  const state = stateOf(error.cause);
  if (state === undefined) return true;
  return state.startsWith('08') || endings.includes(state);
}

export function isUniqueViolation(error: unknown): boolean {
  return stateOf(error) === uniqueViolation;
}

/** SQLSTATE of an error that the server sent. */
export function stateOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
