// Rehearsals: begun in the queue of writes, where nobody begins another in between.

import type { RehearsalStore } from '../../domain/store.ts';
import { type RehearsalRow, rehearsalStatements as sql, toRehearsal } from '../rows-rehearsal.ts';
import type { Statements } from './connection.ts';
import type { Writer } from './writer.ts';

export function createRehearsalStore(reader: Statements, writer: Writer): RehearsalStore {
  return {
    find: async (id) => {
      const row = reader.query<RehearsalRow>(sql.find).get(id);
      return row === undefined ? undefined : toRehearsal(row);
    },
    begin: ({ id, directoryId, seenAt, text }, aliveSince) =>
      writer.write((statements) => {
        if (statements.query(sql.running).get(aliveSince) !== undefined) return false;
        statements.query(sql.begin).run(directoryId, id, seenAt, text);
        return true;
      }),
    report: ({ id, isRunning, seenAt, text }) =>
      writer.write((statements) => {
        const told = statements.query<Pick<RehearsalRow, 'called_off'>>(sql.tell);
        return told.get(Number(isRunning), seenAt, text, id)?.called_off === 0;
      }),
    requestCancel: (id, aliveSince) =>
      writer.write((statements) => statements.query(sql.callOff).run(id, aliveSince).changes > 0),
  };
}
