// Setup links, for administrators who make them and for guests who came in by one (contract: /setup, /setup-links).

import { queryOptions } from '@tanstack/react-query';
import type {
  ConsoleSetupLink,
  CreatedSetupLink,
  CreateSetupLinkRequest,
  EndedSetupLink,
  GuestSession,
} from '../../../src/http/console/contract.ts';
import { read, send } from './client.ts';
import { pathOf } from './directories.ts';

export const setupSessionQuery = queryOptions({
  queryKey: ['guest'],
  queryFn: () => read<GuestSession>('/setup'),
  retry: false,
});

export function openSetupLink(secret: string): Promise<GuestSession> {
  return send('POST', '/setup/enter', { secret });
}

export function leaveSetup(): Promise<void> {
  return send('POST', '/setup/leave', {});
}

/** What became of the link of this secret; without one, of the link that the browser came in by. */
export function endedLinkQuery(secret: string) {
  return queryOptions({
    queryKey: ['guest-ended', secret],
    queryFn: () => send<EndedSetupLink>('POST', '/setup/ended', bodyOf(secret)),
    retry: false,
  });
}

export function requestSetupLink(secret: string): Promise<EndedSetupLink> {
  return send('POST', '/setup/request', bodyOf(secret));
}

export function setupLinksQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'setup-links'],
    queryFn: () => read<readonly ConsoleSetupLink[]>(`${pathOf(id)}/setup-links`),
  });
}

export function createSetupLink(id: string, request: CreateSetupLinkRequest): Promise<CreatedSetupLink> {
  return send('POST', `${pathOf(id)}/setup-links`, request);
}

export function renewSetupLink(id: string, linkId: string): Promise<ConsoleSetupLink> {
  return send('POST', `${pathOf(id)}/setup-links/${encodeURIComponent(linkId)}/renew`, {});
}

/** The tokens that its holder made end with it, or are kept. */
export function endSetupLink(id: string, linkId: string, tokens: 'end' | 'keep'): Promise<void> {
  return send('DELETE', `${pathOf(id)}/setup-links/${encodeURIComponent(linkId)}?tokens=${tokens}`);
}

function bodyOf(secret: string): { readonly secret?: string } {
  return secret === '' ? {} : { secret };
}
