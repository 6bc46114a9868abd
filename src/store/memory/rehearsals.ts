// Rehearsals in memory.

import type { KeptRehearsal } from '../../domain/model.ts';
import type { RehearsalStore } from '../../domain/store.ts';
import { type State, stateOf } from './state.ts';
import type { Memory } from './writer.ts';

export function createRehearsalStore(memory: Memory): RehearsalStore {
  return {
    find: async (id) => memory.read().directories.get(id)?.rehearsal,
    begin: ({ id, directoryId, seenAt, text }, aliveSince) =>
      memory.write((draft) => {
        if (all(draft()).some((other) => runsSince(other, aliveSince))) return false;
        keep(draft(), { id, directoryId, isRunning: true, isCalledOff: false, seenAt, text });
        return true;
      }),
    report: (told) =>
      memory.write((draft) => {
        const kept = all(draft()).find(({ id, isRunning }) => id === told.id && isRunning);
        if (kept === undefined) return false;
        keep(draft(), { ...kept, ...told });
        return !kept.isCalledOff;
      }),
    requestCancel: (id, aliveSince) =>
      memory.write((draft) => {
        const kept = draft().directories.get(id)?.rehearsal;
        if (kept === undefined || !runsSince(kept, aliveSince)) return false;
        keep(draft(), { ...kept, isCalledOff: true });
        return true;
      }),
  };
}

function all({ directories }: State): readonly KeptRehearsal[] {
  return [...directories.values()].flatMap(({ rehearsal }) => rehearsal ?? []);
}

function runsSince({ isRunning, seenAt }: KeptRehearsal, aliveSince: number): boolean {
  return isRunning && seenAt >= aliveSince;
}

function keep(state: State, rehearsal: KeptRehearsal): void {
  state.directories.set(rehearsal.directoryId, { ...stateOf(state, rehearsal.directoryId), rehearsal });
}
