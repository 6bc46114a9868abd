// Groups of a directory.

import { queryOptions } from '@tanstack/react-query';
import type { GroupSummary } from '../../../src/http/api/schemas/users.ts';
import { get, read } from './client.ts';
import type { ListFilter } from './paths.ts';
import { type RowSource, windowAt } from './rows.ts';

const all = '/directories/{directory}/groups';

export function groupRows(id: string, filter: ListFilter): RowSource<GroupSummary> {
  return {
    key: ['directory', id, 'groups', filter],
    read: (api, offset) => read(api, all, { directory: id }, windowAt(filter, offset)),
  };
}

export const groupQuery = (id: string, groupId: string) =>
  queryOptions({
    queryKey: ['directory', id, 'group', groupId],
    queryFn: get(`${all}/{group}`, { directory: id, group: groupId }),
  });
