// Groups of a directory (contract: /groups).

import { queryOptions } from '@tanstack/react-query';
import type { GroupDetail, GroupRow, GroupWindow } from '../../../src/http/api/contract.ts';
import { get } from './client.ts';
import { type ListFilter, pathOf } from './paths.ts';
import { type RowSource, windowOf } from './rows.ts';

export function groupRows(id: string, filter: ListFilter): RowSource<GroupRow> {
  return {
    key: ['directory', id, 'groups', filter],
    read: async (api, offset) => {
      const path = `${pathOf(id, 'groups')}?${windowOf(filter, offset)}`;
      const { total, groups } = await api.send<GroupWindow>('GET', path);
      return { total, rows: groups };
    },
  };
}

export function groupQuery(id: string, groupId: string) {
  return queryOptions({
    queryKey: ['directory', id, 'group', groupId],
    queryFn: get<GroupDetail>(pathOf(id, 'groups', groupId)),
  });
}
