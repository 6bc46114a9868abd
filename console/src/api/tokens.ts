// Secret Tokens of a directory (contract: /directories/:id/tokens).

import { queryOptions } from '@tanstack/react-query';
import type {
  ChangeTokenRequest,
  ConsoleToken,
  CreatedToken,
  CreateTokenRequest,
} from '../../../src/http/api/contract.ts';
import { get, sendFor, sendTo } from './client.ts';
import { pathOf } from './paths.ts';

export function tokensQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'tokens'],
    queryFn: get<readonly ConsoleToken[]>(pathOf(id, 'tokens')),
  });
}

export function createToken(id: string) {
  return sendTo<CreateTokenRequest, CreatedToken>('POST', pathOf(id, 'tokens'));
}

export function changeToken(id: string, tokenId: string) {
  return sendTo<ChangeTokenRequest, ConsoleToken>('PATCH', pathOf(id, 'tokens', tokenId));
}

export function removeToken(id: string) {
  return sendFor<string>('DELETE', (tokenId) => pathOf(id, 'tokens', tokenId));
}
