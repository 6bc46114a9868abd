// The simulated Entra as jobs ask for it, on the directories of this server: rehearsals, and what a demonstration shows.

import type { DirectoryId } from './domain/index.ts';
import { createJob, deactivateUsers, rehearse } from './entra/index.ts';
import type { LetUsersLeave, Rehearse } from './jobs/index.ts';

/** The company of a rehearsal. */
const peoplePerGroup = 50;

interface SimulatedEntra {
  readonly rehearse: Rehearse;
  readonly letUsersLeave: LetUsersLeave;
}

export function simulateEntra(tenantUrlFor: (id: DirectoryId) => string): SimulatedEntra {
  return {
    rehearse: ({ directoryId, ...order }, hooks) => {
      const groups = Math.max(2, Math.round(order.users / peoplePerGroup));
      return rehearse({ ...order, groups, tenantUrl: tenantUrlFor(directoryId) }, hooks);
    },
    letUsersLeave: ({ directoryId, token, users, signal }) => {
      // A request that the guard refuses is tried again at once: the visitor does not wait for it.
      const target = { tenantUrl: tenantUrlFor(directoryId), token, wait: async () => undefined };
      return deactivateUsers(createJob(target, { signal }), users);
    },
  };
}
