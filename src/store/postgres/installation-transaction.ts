// Several writes of a store as one transaction, and the reads between them: what an administrator did and the line that tells of it.
// Who holds the installation's turn here may still wait for others. Nobody else holds two, so nobody waits for another in a circle.

import type { Statements } from './connection.ts';
import { installation, lockDirectory, noAdditions, waitForTurn } from './directory-lock.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** Gives `work` a reader and a writer whose every statement stands in one transaction. It may be run again when the transaction was lost. */
export function inTransactionOf<Result>(
  writer: Writer,
  work: (reader: Reader, writer: Writer) => Promise<Result>,
): Promise<Result> {
  return writer.alone(installation, async (statements, enter) => {
    // First of all, so that no administrator or session that was found is gone before the end.
    await waitForTurn(statements, installation);
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
      const turn = await lockDirectory(of(id), id);
      const additions = noAdditions();
      const result = await inner({ statements: of(id), turn, additions: () => additions });
      turn.keep(additions);
      // At once, so that what is read next within the transaction has counted it.
      await Promise.all(turn.flush());
      return result;
    };
    const alone: Writer['alone'] = (id, inner) => inner(of(id), enter);
    return work({ of, installation: statements }, { write, alone, close: async () => undefined });
  });
}
