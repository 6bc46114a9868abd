// Refuses further deactivations and deletions while a mass deprovisioning awaits a decision, in directories that are set to.

import type { Context } from '../actors/actor.ts';
import { Failure } from '../errors/failure.ts';
import type { EventType } from '../events/event.ts';
import { readMassDeprovisioning } from './mass-deprovisioning.ts';

/** A hook of the verbs on users; most directories and events give it nothing to wait for. Rejects with Failure BC-503. */
export function assertDeprovisioningAllowed(context: Context, event: EventType): Promise<void> | undefined {
  const isDeprovisioning = event === 'user.deactivated' || event === 'user.deleted';
  return isDeprovisioning && context.directory.deprovisioningGuard ? refuseDuringMass(context) : undefined;
}

async function refuseDuringMass({ directory, store, platform }: Context): Promise<void> {
  const found = await readMassDeprovisioning(store, directory, platform.clock());
  if (found !== undefined) throw new Failure('BC-503', { users: found.deactivated + found.deleted });
}
