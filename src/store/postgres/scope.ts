// The statements of one work in a transaction that many share: whether it has written, and what failed first.

import type { Answer, Connection, Statements } from './connection.ts';

/** What a statement that cannot write begins with. */
const readsOnly = /^\s*SELECT\b/;
/** The same, and insertions: without a row they have written nothing. */
const mayBeWithoutEffect = /^\s*(?:SELECT|(?:WITH written AS \(\s*)?INSERT)\b/;

export interface Scope {
  readonly statements: Statements;
  /** Returns the value while the work runs, and throws afterwards. */
  readonly open: <Value>(value: Value) => Value;
  /** The error of the first failed statement: the transaction takes no other after it, whatever the work made of the error. */
  readonly failure: () => unknown;
  /** Whether a statement is without an answer: the work did not wait for it. */
  readonly isPending: () => boolean;
  /** Whether the transaction may not be as the work found it: a statement failed, has written or is under way. */
  readonly isDirty: () => boolean;
  readonly end: () => void;
}

/** The connection's statements for one work: they refuse to run outside its transaction, where they would commit by themselves. */
export function openScope(connection: Connection): Scope {
  let isOpen = true;
  let failure: unknown;
  let hasWritten = false;
  let pending = 0;
  const check = (): void => {
    if (!isOpen) throw new Error('This transaction has ended: a write was started without being awaited');
  };
  const watched = async <Row>(sql: string, send: () => Promise<Answer<Row>>): Promise<Answer<Row>> => {
    check();
    pending += 1;
    try {
      const answer = await send();
      // An insertion that found its key taken has written nothing.
      hasWritten ||= answer.changes > 0 ? !readsOnly.test(sql) : !mayBeWithoutEffect.test(sql);
      return answer;
    } catch (error) {
      failure ??= error;
      throw error;
    } finally {
      pending -= 1;
    }
  };
  return {
    statements: {
      query: (sql, ...parameters) => watched(sql, () => connection.query(sql, ...parameters)),
      composed: (sql, ...parameters) => watched(sql, () => connection.composed(sql, ...parameters)),
    },
    open: (value) => {
      check();
      return value;
    },
    failure: () => failure,
    isPending: () => pending > 0,
    isDirty: () => hasWritten || pending > 0 || failure !== undefined,
    end: () => {
      isOpen = false;
    },
  };
}
