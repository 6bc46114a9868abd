// The reported state of a directory: a column of its row, so that it comes and goes with the directory.

import type { SignalState, SignalStore } from '../../domain/store.ts';
import type { Database } from './sql.ts';

const find = 'SELECT signals FROM directory WHERE id = ? AND removing = 0';
const save = 'UPDATE directory SET signals = ? WHERE id = ?';

export function createSignalStore({ read, inDirectory }: Database): SignalStore {
  return {
    find: async (id) => {
      const row = await read.get<{ readonly signals: string | null }>(find, id);
      return parseState(row?.signals ?? null);
    },
    save: async (id, state) => void (await inDirectory(id, (sql) => sql.run(save, JSON.stringify(state), id))),
  };
}

/** The text is what `save` wrote. */
function parseState(text: string | null): SignalState | undefined {
  return text === null ? undefined : (JSON.parse(text) as SignalState);
}
