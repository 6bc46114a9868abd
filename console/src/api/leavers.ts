// A wave of leavers (contract: /leavers).

import type { RestoredLeavers } from '../../../src/http/console/contract.ts';
import { send } from './client.ts';
import { pathOf } from './directories.ts';

/** Brings everybody back, part by part, and tells of each part. */
export async function restoreLeavers(id: string, onPart: (part: RestoredLeavers) => void): Promise<RestoredLeavers> {
  let sum = await restorePart(id, 0);
  onPart(sum);
  while (sum.done < sum.people) {
    const part = await restorePart(id, sum.done);
    sum = {
      ...part,
      restored: sum.restored + part.restored,
      activated: sum.activated + part.activated,
      created: sum.created + part.created,
    };
    onPart(sum);
  }
  return sum;
}

export function acceptLeavers(id: string): Promise<void> {
  return send('POST', `${pathOf(id)}/leavers/accept`, {});
}

function restorePart(id: string, from: number): Promise<RestoredLeavers> {
  return send('POST', `${pathOf(id)}/leavers/restore`, { from });
}
