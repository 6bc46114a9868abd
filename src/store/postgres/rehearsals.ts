// Rehearsals: begun in the installation's turn, where nobody begins another in between.

import type { RehearsalStore } from '../../domain/store.ts';
import { type RehearsalRow, rehearsalStatements as sql, toRehearsal } from '../rows-rehearsal.ts';
import { installation } from './directory-lock.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

export function createRehearsalStore(reader: Reader, writer: Writer): RehearsalStore {
  return {
    find: async (id) => {
      const { rows } = await reader.installation.query<RehearsalRow>(sql.find, id);
      return rows[0] === undefined ? undefined : toRehearsal(rows[0]);
    },
    begin: ({ id, directoryId, seenAt, text }, aliveSince) =>
      writer.write(installation, async ({ statements }) => {
        if ((await statements.query(sql.running, aliveSince)).rows.length > 0) return false;
        await statements.query(sql.begin, directoryId, id, seenAt, text);
        return true;
      }),
    report: ({ id, isRunning, seenAt, text }) =>
      writer.write(installation, async ({ statements }) => {
        const told = await statements.query<Pick<RehearsalRow, 'called_off'>>(
          sql.tell,
          Number(isRunning),
          seenAt,
          text,
          id,
        );
        return told.rows[0]?.called_off === 0;
      }),
    requestCancel: (id, aliveSince) =>
      writer.write(installation, async ({ statements }) => {
        return (await statements.query(sql.callOff, id, aliveSince)).changes > 0;
      }),
  };
}
