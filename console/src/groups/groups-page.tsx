// /d/:id/groups: the groups of a directory with their number of members.

import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { groupRows } from '../api/groups.ts';
import { useRows } from '../api/rows.ts';
import { readAgain } from '../live/read-again.ts';
import { useReload } from '../live/reload.ts';
import { useWords } from '../locales/locale.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { isEmpty, RowsAnswer } from '../parts/rows-answer.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { filterOfGroups } from './groups-search.ts';
import { type GroupColumn, GroupsTable } from './groups-table.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/groups');

export function GroupsPage(): ReactElement {
  const words = useWords();
  const { directoryId } = route.useParams();
  const { search, sort, direction } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const groups = useRows(groupRows(directoryId, filterOfGroups({ search, sort, direction })));
  useReload(() => readAgain(client, ['directory', directoryId, 'groups']));

  function sortBy(by: GroupColumn): void {
    const turns = by === (sort ?? 'name') ? direction === undefined : by === 'changed';
    const order = { sort: by === 'changed' ? by : undefined, direction: turns ? ('down' as const) : undefined };
    void navigate({ search: { search, ...order }, replace: true });
  }

  const { total } = groups;
  return (
    <>
      <PageTitle
        title={words('groups.title')}
        action={
          <Text c="dimmed" role="status">
            {total !== undefined && words('groups.total', { count: total })}
          </Text>
        }
      />
      {(search !== undefined || !isEmpty(groups)) && (
        <SearchField
          label={words('groups.search')}
          value={search ?? ''}
          onSearch={(text) =>
            navigate({ search: (old) => ({ ...old, search: text === '' ? undefined : text }), replace: true })
          }
        />
      )}
      <RowsAnswer rows={groups} empty={<NoGroups directoryId={directoryId} search={search} />}>
        <GroupsTable
          directoryId={directoryId}
          groups={groups}
          sorting={{ by: sort ?? 'name', isDescending: direction === 'down', onSort: sortBy }}
        />
      </RowsAnswer>
    </>
  );
}

interface NoGroupsProps {
  readonly directoryId: string;
  readonly search: string | undefined;
}

function NoGroups({ directoryId, search }: NoGroupsProps): ReactElement {
  const words = useWords();
  if (search === undefined)
    return <EmptyState icon="groups" title={words('groups.empty.title')} text={words('groups.empty.text')} />;
  return (
    <EmptyState icon="search" title={words('groups.filtered.text', { search })}>
      <Link to="/d/$directoryId/groups" params={{ directoryId }} search={{}}>
        {words('users.filtered.clear')}
      </Link>
    </EmptyState>
  );
}
