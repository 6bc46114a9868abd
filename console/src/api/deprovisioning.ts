// A wave of leavers (contract: /leavers).

import { infiniteQueryOptions } from '@tanstack/react-query';
import type { LeaverChoice, LeaverWindow, RestoredLeavers } from '../../../src/http/console/contract.ts';
import { read, send } from './client.ts';
import { pathOf } from './directories.ts';

const pageSize = 100;

/** Who is to come back, and the burst that was shown. */
export type RevertOrder = LeaverChoice & Pick<LeaverWindow, 'burst'>;

export function deprovisionedQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['directory', id, 'leavers'],
    queryFn: ({ pageParam }) =>
      read<LeaverWindow>(`${pathOf(id)}/leavers?offset=${String(pageParam)}&limit=${String(pageSize)}`),
    initialPageParam: 0,
    getNextPageParam: (page, _, offset) => (offset + pageSize < page.total ? offset + pageSize : undefined),
    // Read again each time: more people may have left meanwhile.
    gcTime: 0,
  });
}

/** Brings back those who were chosen, part by part, and tells of each part. */
export async function revertDeprovisioning(
  id: string,
  order: RevertOrder,
  onPart: (part: RestoredLeavers) => void,
): Promise<RestoredLeavers> {
  let sum = await revertPart(id, order, 0);
  onPart(sum);
  while (sum.done < sum.people) {
    const part = await revertPart(id, order, sum.done);
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

export function acknowledgeDeprovisioning(id: string): Promise<void> {
  return send('POST', `${pathOf(id)}/leavers/accept`, {});
}

function revertPart(id: string, order: RevertOrder, from: number): Promise<RestoredLeavers> {
  return send('POST', `${pathOf(id)}/leavers/restore`, { ...order, from });
}
