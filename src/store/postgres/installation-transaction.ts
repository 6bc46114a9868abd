// Several writes of a store as one transaction, with the reads between them: an administrator's change and its audit entry.
// The transaction holds the installation's lock and may wait for a directory's. No other transaction holds two, so there are no deadlocks.

import type { Statements } from './connection.ts';
import { installation, lockDirectory, noAdditions, waitForLock } from './directory-lock.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** Hands `work` a reader and a writer over one transaction. It may be run again when the transaction was lost. */
export function inTransactionOf<Result>(
  writer: Writer,
  work: (reader: Reader, writer: Writer) => Promise<Result>,
): Promise<Result> {
  return writer.alone(installation, async (statements, enter) => {
    // Taken first, so that no administrator or session that is found here is deleted before the end.
    await waitForLock(statements, installation);
    const of = (id: string): Statements => ({
      query: (sql, ...parameters) => {
        enter(id);
        return statements.query(sql, ...parameters);
      },
      composed: (sql, ...parameters) => {
        enter(id);
        return statements.composed(sql, ...parameters);
      },
    });
    const write: Writer['write'] = async (id, inner) => {
      const lock = await lockDirectory(of(id), id);
      const additions = noAdditions();
      const result = await inner({ statements: of(id), watch: (sent) => sent(), lock, additions: () => additions });
      lock.keep(additions);
      // At once, so that later reads of the transaction see the counts.
      await Promise.all(lock.flush());
      return result;
    };
    const alone: Writer['alone'] = (id, inner) => inner(of(id), enter);
    return work({ of, installation: statements }, { write, alone, close: async () => undefined });
  });
}
