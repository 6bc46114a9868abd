// /d/:id/users: the users of the directory, any number of them. Search, filters, order and columns are in the address.

import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { useRows } from '../api/rows.ts';
import { userCountsQuery, userRows } from '../api/users.ts';
import { useReload } from '../live/reload.ts';
import { useWords } from '../locales/locale.tsx';
import { isEmpty, RowsAnswer } from '../parts/answer.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { type Column, useColumns } from './columns.ts';
import { UsersEmptyState } from './users-empty.tsx';
import { UsersExport } from './users-export.tsx';
import { UsersFilters } from './users-filters.tsx';
import { filterOf, isFiltered, sortBy, type UsersSearch } from './users-search.ts';
import { UsersTable } from './users-table.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/users');

export function UsersPage(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const canEdit = useHasRight('edit');
  const filter = useMemo(() => filterOf(search, Date.now()), [search]);
  const rows = useRows(userRows(directoryId, filter));
  const counts = useQuery(userCountsQuery(directoryId));
  // The counts are part of the filters above the rows, which would push these down.
  const users = counts.isPending ? { ...rows, total: undefined } : rows;
  const [chosen, keepColumns] = useColumns(search);
  const choose = (next: UsersSearch): void => void navigate({ search: next, replace: true });
  const chooseColumns = (next: readonly Column[]): void => {
    keepColumns(next);
    if (search.columns !== undefined) choose({ ...search, columns: next.join(',') });
  };
  useReload(['directory', directoryId, 'people']);

  const { total } = users;
  return (
    <>
      <PageTitle
        title={words('users.title')}
        action={
          <Group>
            <Text c="dimmed" role="status">
              {total !== undefined && words('users.total', { count: total })}
            </Text>
            {canEdit && <UsersExport search={search} chosen={chosen} />}
          </Group>
        }
      />
      {(isFiltered(search) || !isEmpty(users)) && !counts.isPending && (
        <UsersFilters
          search={search}
          counts={counts.data}
          hasRows={total !== undefined}
          chosenColumns={chosen}
          onChoose={choose}
          onChooseColumns={chooseColumns}
        />
      )}
      <RowsAnswer rows={users} empty={<UsersEmptyState search={search} />}>
        <UsersTable
          label={words('users.title')}
          users={users}
          chosen={chosen}
          areDeleted={search.status === 'deleted'}
          sorting={{
            by: search.sort ?? 'name',
            isDescending: search.direction === 'down',
            onSort: (by) => choose(sortBy(search, by)),
          }}
        />
      </RowsAnswer>
    </>
  );
}
