// The cycles of a directory with what each of them did to users.

import type { DeprovisioningMinute } from '../deprovisioning/store.ts';
import type { Cycle } from '../provisioning-log/cycles.ts';

export interface CycleChanges extends Pick<Cycle, 'from' | 'until' | 'requests' | 'failed' | 'created'> {
  /** Changes but for those that deactivated a user. */
  readonly updated: number;
  /** Users who were deactivated or deleted. */
  readonly left: number;
}

/** The log calls a deactivation an update, so those of each cycle are taken from the deprovisionings. */
export function changesOfCycles(
  cycles: readonly Cycle[],
  deprovisionings: readonly DeprovisioningMinute[],
): readonly CycleChanges[] {
  return cycles.map(({ from, until, requests, failed, created, updated }) => {
    const within = deprovisionings.filter(({ at }) => at >= from && at < until);
    const deactivated = within.reduce((sum, minute) => sum + minute.deactivated, 0);
    const deleted = within.reduce((sum, minute) => sum + minute.deleted, 0);
    return {
      from,
      until,
      requests,
      failed,
      created,
      updated: Math.max(0, updated - deactivated),
      left: deactivated + deleted,
    };
  });
}
