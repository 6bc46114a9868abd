// The statements of one work in a transaction that many share: whether it has written, and what failed first.

import type { Answer, Connection, Statements } from './connection.ts';

/** What a statement that cannot write begins with. */
const readsOnly = /^\s*SELECT\b/;
/** The same, and insertions: without a row they have written nothing. */
const mayBeWithoutEffect = /^\s*(?:SELECT|(?:WITH written AS \(\s*)?INSERT)\b/;

export interface Scope {
  readonly statements: Statements;
  /** The same for what works share: `sent` sends it, and `hasWritten` says whether this work has written by it. */
  readonly watch: <Value>(sent: () => Promise<Value>, hasWritten: (value: Value) => boolean) => Promise<Value>;
  /** Returns the value while the work runs, and throws afterwards. */
  readonly open: <Value>(value: Value) => Value;
  /** The error of the first failed statement: the transaction takes no other after it, whatever the work made of the error. */
  readonly failure: () => unknown;
  /** Whether the transaction may not be as the work found it: a statement failed, has written or is under way. */
  readonly isDirty: () => boolean;
  /** Lets no more statements through, and resolves when all were answered: what the work did not wait for may fail all the same. */
  readonly end: () => Promise<void>;
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
  let answered = (): void => undefined;
  const watch = async <Value>(sent: () => Promise<Value>, isWritten: (value: Value) => boolean): Promise<Value> => {
    check();
    pending += 1;
    try {
      const value = await sent();
      hasWritten ||= isWritten(value);
      return value;
    } catch (error) {
      failure ??= error;
      throw error;
    } finally {
      pending -= 1;
      if (pending === 0) answered();
    }
  };
  const watched = <Row>(sql: string, send: () => Promise<Answer<Row>>): Promise<Answer<Row>> =>
    // An insertion that found its key taken has written nothing.
    watch(send, ({ changes }) => (changes > 0 ? !readsOnly.test(sql) : !mayBeWithoutEffect.test(sql)));
  return {
    statements: {
      query: (sql, ...parameters) => watched(sql, () => connection.query(sql, ...parameters)),
      composed: (sql, ...parameters) => watched(sql, () => connection.composed(sql, ...parameters)),
    },
    watch,
    open: (value) => {
      check();
      return value;
    },
    failure: () => failure,
    isDirty: () => hasWritten || failure !== undefined,
    end: () => {
      isOpen = false;
      return pending === 0 ? Promise.resolve() : new Promise((resolve) => (answered = resolve));
    },
  };
}
