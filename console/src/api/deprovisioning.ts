// A mass deprovisioning: which users it covers, its reversal and its acknowledgement.

import { infiniteQueryOptions } from '@tanstack/react-query';
import type { DeprovisionedUsers, RevertedPart } from '../../../src/http/api/schemas/mass-deprovisioning.ts';
import { type Api, apiOf, read, sendTo } from './client.ts';
import { pathTo } from './paths.ts';

const pageSize = 100;
const one = '/directories/{directory}/mass-deprovisioning';

/** The users to restore: those of a preset, and the opposite for each id in `except`. */
export interface RevertChoice {
  readonly preset: 'burst' | 'all' | 'none';
  readonly except: readonly string[];
}

/** The users to restore, and the burst that was shown. */
export type RevertOrder = RevertChoice & Pick<DeprovisionedUsers, 'burst'>;

export const deprovisionedQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['directory', id, 'mass-deprovisioning'],
    queryFn: ({ meta, pageParam }) =>
      read(apiOf(meta), one, { directory: id }, { offset: String(pageParam), limit: String(pageSize) }),
    initialPageParam: 0,
    getNextPageParam: (page, _, offset) => (offset + pageSize < page.total ? offset + pageSize : undefined),
    // Read again each time: more users may have been deprovisioned meanwhile.
    gcTime: 0,
  });

/** Restores the chosen users in parts and reports each part. */
export async function revertDeprovisioning(
  api: Api,
  id: string,
  order: RevertOrder,
  onPart: (part: RevertedPart) => void,
): Promise<RevertedPart> {
  const address = api.address(pathTo(`${one}/revert`, { directory: id }));
  const revertPart = (from: number): Promise<RevertedPart> => api.send('POST', address, { ...order, from });
  let sum = await revertPart(0);
  onPart(sum);
  while (sum.done < sum.users) {
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

export const acknowledgeDeprovisioning = (id: string) => sendTo('POST', `${one}/acknowledge`, { directory: id });
