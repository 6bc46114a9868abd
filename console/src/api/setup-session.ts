// The session of a setup link's holder. The API for the link's own directory is below an address of its own.

import { queryOptions } from '@tanstack/react-query';
import type { EndedSetupLink, SetupLinkSession } from '../../../src/http/api/session/contract.ts';
import { getSession, sendToSession } from './session-client.ts';

export const setupApiBase = '/api/setup-link/v1';

export const setupSessionQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: getSession<SetupLinkSession>('/setup-link'),
  retry: false,
});

const enter = sendToSession<{ readonly secret: string }, SetupLinkSession>('POST', '/setup-link/enter');
const showEnd = sendToSession<ReturnType<typeof bodyOf>, EndedSetupLink>('POST', '/setup-link/ended');

export const openSetupLinkQuery = (secret: string) =>
  queryOptions({
    queryKey: ['setup-link', secret],
    queryFn: (context) => enter({ secret }, context),
    enabled: secret !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** The state of an ended link; without a secret, of the link by which this browser came. */
export const endedLinkQuery = (secret: string) =>
  queryOptions({
    queryKey: ['ended-link', secret],
    queryFn: (context) => showEnd(bodyOf(secret), context),
    retry: false,
  });

export const leaveSetup = sendToSession<void>('POST', '/setup-link/leave');

/** Asks the administrators to renew the link. */
export const requestSetupLink = sendToSession<ReturnType<typeof bodyOf>, EndedSetupLink>('POST', '/setup-link/request');

export function bodyOf(secret: string): { readonly secret?: string } {
  return secret === '' ? {} : { secret };
}
