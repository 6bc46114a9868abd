// Cursors (RFC 9865): where a walk through a list goes on, opaque to clients and proof against forgery.
// A cursor grants nothing: it is read after authentication and is good for its own directory and question alone.

import { ScimError } from './error.ts';
import type { SortKey } from './sort.ts';

/** The place after which a walk goes on. */
export interface CursorPoint {
  /** Which of the searched resource types comes next. */
  readonly source: number;
  /** Position of the last resource shown, in order of creation. */
  readonly position: number;
  /** Sort key of the last resource shown, in a sorted walk. */
  readonly key: SortKey;
  /** How many resources matched when the walk began, where counting again would mean looking at all of them. */
  readonly total: number;
}

/** What a cursor is bound to. A cursor made for anything else is refused. */
export interface CursorScope {
  /** The directory and the question: endpoint, filter, order and attributes. */
  readonly question: string;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A keyed digest of a text in unreserved characters; no client can make one. */
  readonly seal: (text: string) => string;
}

export const cursorTimeoutSeconds = 3600;

/** The cursor for a point: unreserved characters only (RFC 3986 §2.3). */
export function writeCursor(point: CursorPoint, scope: CursorScope): string {
  const payload = [scope.now, scope.count, point.source, point.position, point.key, point.total];
  const text = toHex(JSON.stringify(payload));
  return `${text}.${scope.seal(`${scope.question}\n${text}`)}`;
}

/** The point of a cursor; undefined for the empty one that begins a walk. Throws ScimError invalidCursor, expiredCursor or invalidCount. */
export function readCursor(cursor: string, scope: CursorScope): CursorPoint | undefined {
  if (cursor === '') return undefined;
  const [text = '', seal = '', ...more] = cursor.split('.');
  const isOurs = more.length === 0 && seal === scope.seal(`${scope.question}\n${text}`);
  const payload = isOurs ? readPayload(text) : undefined;
  if (payload === undefined) {
    throw new ScimError('invalidCursor', 'This cursor does not belong to this question. Begin again without a cursor.');
  }
  if (payload.at + cursorTimeoutSeconds * 1000 < scope.now) {
    throw new ScimError('expiredCursor', 'This cursor has expired. Begin again without a cursor.');
  }
  if (payload.count !== scope.count) {
    throw new ScimError('invalidCount', `count was ${payload.count} when this walk began and must stay so.`);
  }
  return payload.point;
}

interface Payload {
  readonly at: number;
  readonly count: number;
  readonly point: CursorPoint;
}

// The seal vouches for the text: only its shape has to be stated.
function readPayload(text: string): Payload | undefined {
  const list: unknown = JSON.parse(fromHex(text));
  if (!Array.isArray(list)) return undefined;
  const [at, count, source, position, key, total] = list;
  const point = { source: Number(source), position: Number(position), key: readKey(key), total: Number(total) };
  return { at: Number(at), count: Number(count), point };
}

function readKey(key: unknown): SortKey {
  return typeof key === 'string' || typeof key === 'number' ? key : null;
}

function toHex(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(text: string): string {
  const bytes = text.match(/../g) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes.map((byte) => Number.parseInt(byte, 16))));
}
