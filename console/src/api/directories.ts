// User Directories, their switches and Secret Tokens, and what happens at the wire right now (contract: /directories).

import { queryOptions } from '@tanstack/react-query';
import type {
  Activity,
  ChangeTokenRequest,
  ConsoleDirectory,
  ConsoleToken,
  CreateDirectoryRequest,
  CreatedToken,
  CreateTokenRequest,
  UpdateDirectoryRequest,
} from '../../../src/http/console/contract.ts';
import { guestPlace, isGuestPlace } from '../setup-link/place.ts';
import { read, send } from './client.ts';

export const directoriesQuery = queryOptions({
  queryKey: ['directories'],
  queryFn: () => read<readonly ConsoleDirectory[]>('/directories'),
});

export function directoryQuery(id: string) {
  return queryOptions({ queryKey: ['directory', id], queryFn: () => read<ConsoleDirectory>(pathOf(id)) });
}

export function tokensQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'tokens'],
    queryFn: () => read<readonly ConsoleToken[]>(`${pathOf(id)}/tokens`),
  });
}

export function activityQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'activity'],
    queryFn: () => read<Activity>(`${pathOf(id)}/activity`),
  });
}

export function createDirectory(request: CreateDirectoryRequest): Promise<ConsoleDirectory> {
  return send('POST', '/directories', request);
}

export function updateDirectory(id: string, request: UpdateDirectoryRequest): Promise<ConsoleDirectory> {
  return send('PATCH', pathOf(id), request);
}

export function deleteDirectory(id: string, name: string): Promise<void> {
  return send('DELETE', `${pathOf(id)}?name=${encodeURIComponent(name)}`);
}

export function createToken(id: string, request: CreateTokenRequest): Promise<CreatedToken> {
  return send('POST', `${pathOf(id)}/tokens`, request);
}

export function changeToken(id: string, tokenId: string, request: ChangeTokenRequest): Promise<ConsoleToken> {
  return send('PATCH', `${pathOf(id)}/tokens/${encodeURIComponent(tokenId)}`, request);
}

export function removeToken(id: string, tokenId: string): Promise<void> {
  return send('DELETE', `${pathOf(id)}/tokens/${encodeURIComponent(tokenId)}`);
}

/** The address of a directory in the private API; a guest has the same below an address of its own. */
export function pathOf(id: string): string {
  return `${isGuestPlace() ? guestPlace : ''}/directories/${encodeURIComponent(id)}`;
}
