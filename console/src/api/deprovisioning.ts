// A mass deprovisioning: which users it covers, its reversal and its acknowledgement (contract: /mass-deprovisioning).

import { infiniteQueryOptions } from '@tanstack/react-query';
import type { DeprovisionedUserWindow, RevertChoice, RevertedPart } from '../../../src/http/api/contract.ts';
import { type Api, apiOf, sendTo } from './client.ts';
import { pathOf } from './paths.ts';

const pageSize = 100;

/** The users to restore, and the burst that was shown. */
export type RevertOrder = RevertChoice & Pick<DeprovisionedUserWindow, 'burst'>;

export function deprovisionedQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['directory', id, 'mass-deprovisioning'],
    queryFn: ({ meta, pageParam }) =>
      apiOf(meta).send<DeprovisionedUserWindow>(
        'GET',
        `${pathOf(id, 'mass-deprovisioning')}?offset=${String(pageParam)}&limit=${String(pageSize)}`,
      ),
    initialPageParam: 0,
    getNextPageParam: (page, _, offset) => (offset + pageSize < page.total ? offset + pageSize : undefined),
    // Read again each time: more users may have been deprovisioned meanwhile.
    gcTime: 0,
  });
}

/** Restores the chosen users in parts and reports each part. */
export async function revertDeprovisioning(
  api: Api,
  id: string,
  order: RevertOrder,
  onPart: (part: RevertedPart) => void,
): Promise<RevertedPart> {
  const revertPart = (from: number): Promise<RevertedPart> =>
    api.send('POST', pathOf(id, 'mass-deprovisioning', 'revert'), { ...order, from });
  let sum = await revertPart(0);
  onPart(sum);
  while (sum.done < sum.people) {
    const part = await revertPart(sum.done);
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

export function acknowledgeDeprovisioning(id: string) {
  return sendTo<void>('POST', pathOf(id, 'mass-deprovisioning', 'acknowledge'));
}
