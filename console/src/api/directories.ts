// User Directories, their switches and recent activity (contract: /directories).

import { queryOptions } from '@tanstack/react-query';
import type {
  Activity,
  ConsoleDirectory,
  CreateDirectoryRequest,
  UpdateDirectoryRequest,
} from '../../../src/http/api/contract.ts';
import { get, sendFor, sendTo } from './client.ts';
import { pathOf } from './paths.ts';

export const directoriesQuery = queryOptions({
  queryKey: ['directories'],
  queryFn: get<readonly ConsoleDirectory[]>('/directories'),
});

export function directoryQuery(id: string) {
  return queryOptions({ queryKey: ['directory', id], queryFn: get<ConsoleDirectory>(pathOf(id)) });
}

export function activityQuery(id: string) {
  return queryOptions({ queryKey: ['directory', id, 'activity'], queryFn: get<Activity>(pathOf(id, 'activity')) });
}

export const createDirectory = sendTo<CreateDirectoryRequest, ConsoleDirectory>('POST', '/directories');

export function updateDirectory(id: string) {
  return sendTo<UpdateDirectoryRequest, ConsoleDirectory>('PATCH', pathOf(id));
}

/** The name confirms which directory is deleted. */
export function deleteDirectory(id: string) {
  return sendFor<string>('DELETE', (name) => `${pathOf(id)}?name=${encodeURIComponent(name)}`);
}
