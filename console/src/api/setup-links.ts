// Setup links as administrators see them (contract: /directories/:id/setup-links).

import { queryOptions } from '@tanstack/react-query';
import type { ConsoleSetupLink, CreatedSetupLink, CreateSetupLinkRequest } from '../../../src/http/api/contract.ts';
import { get, sendFor, sendTo } from './client.ts';
import { pathOf } from './paths.ts';

export function setupLinksQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'setup-links'],
    queryFn: get<readonly ConsoleSetupLink[]>(pathOf(id, 'setup-links')),
  });
}

export function createSetupLink(id: string) {
  return sendTo<CreateSetupLinkRequest, CreatedSetupLink>('POST', pathOf(id, 'setup-links'));
}

export function renewSetupLink(id: string) {
  return sendFor<string, ConsoleSetupLink>('POST', (linkId) => pathOf(id, 'setup-links', linkId, 'renew'));
}

export function renameSetupLink(id: string, linkId: string) {
  return sendTo<Pick<CreateSetupLinkRequest, 'name'>, ConsoleSetupLink>('PATCH', pathOf(id, 'setup-links', linkId));
}

/** The tokens that were created through the link end with it, or are kept. */
export function endSetupLink(id: string, tokens: 'end' | 'keep') {
  return sendFor<string>('DELETE', (linkId) => `${pathOf(id, 'setup-links', linkId)}?tokens=${tokens}`);
}
