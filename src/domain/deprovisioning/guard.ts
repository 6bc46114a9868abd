// Refuses further deactivations and deletions while a mass deprovisioning awaits a decision, in directories that are set to.

import type { Directory } from '../directories/directory.ts';
import { Failure } from '../errors/failure.ts';
import type { EventType } from '../events/event.ts';
import type { Context, ResourceHooks } from '../resources/context.ts';
import { readMassDeprovisioning } from './mass-deprovisioning.ts';
import type { DeprovisioningSource, DeprovisioningStore } from './store.ts';

/** The hook of a directory that is set to; its rejection is Failure BC-503. */
export function guardDeprovisioning(
  directory: Directory,
  { deprovisioning }: Pick<DeprovisioningSource, 'deprovisioning'>,
): ResourceHooks | undefined {
  if (!directory.deprovisioningGuard) return undefined;
  return {
    beforeWrite: (context, event) => (isDeprovisioning(event) ? refuseDuringMass(context, deprovisioning) : undefined),
  };
}

function isDeprovisioning(event: EventType): boolean {
  return event === 'user.deactivated' || event === 'user.deleted';
}

async function refuseDuringMass(
  { directory, store: { resources }, platform }: Context,
  deprovisioning: DeprovisioningStore,
): Promise<void> {
  const found = await readMassDeprovisioning({ deprovisioning, resources }, directory, platform.clock());
  if (found !== undefined) throw new Failure('BC-503', { users: found.deactivated + found.deleted });
}
