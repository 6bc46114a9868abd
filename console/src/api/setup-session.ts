// The session of a setup link's holder. Its API is below an address of its own (contract: /setup).

import { queryOptions } from '@tanstack/react-query';
import type { EndedSetupLink, GuestSession } from '../../../src/http/api/contract.ts';
import { apiOf, get, sendTo } from './client.ts';

export const setupApiBase = '/api/console/setup';

export const setupSessionQuery = queryOptions({ queryKey: ['setup'], queryFn: get<GuestSession>(''), retry: false });

export function openSetupLinkQuery(secret: string) {
  return queryOptions({
    queryKey: ['setup-link', secret],
    queryFn: ({ meta }) => apiOf(meta).send<GuestSession>('POST', '/enter', { secret }),
    enabled: secret !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** The state of an ended link; without a secret, of the link by which this browser came. */
export function endedLinkQuery(secret: string) {
  return queryOptions({
    queryKey: ['ended-link', secret],
    queryFn: ({ meta }) => apiOf(meta).send<EndedSetupLink>('POST', '/ended', bodyOf(secret)),
    retry: false,
  });
}

export const leaveSetup = sendTo<void>('POST', '/leave');

/** Asks the administrators to renew the link. */
export const requestSetupLink = sendTo<ReturnType<typeof bodyOf>, EndedSetupLink>('POST', '/request');

export function bodyOf(secret: string): { readonly secret?: string } {
  return secret === '' ? {} : { secret };
}
