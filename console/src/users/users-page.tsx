// /d/:id/users: the users of the directory, any number of them. Search, filters and order are in the address.

import { Group, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useRows } from '../api/rows.ts';
import { userRows, usersFile } from '../api/users.ts';
import { useReload } from '../live/reload.ts';
import { useLocale } from '../locales/locale.tsx';
import { isEmpty, RowsAnswer } from '../parts/answer.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { UsersEmptyState, UsersFilters } from './users-filters.tsx';
import { isFiltered, sortBy, type UsersSearch } from './users-search.ts';
import { UsersTable } from './users-table.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/users');

export function UsersPage(): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const canEdit = useHasRight('edit');
  const users = useRows(userRows(directoryId, search));
  const choose = (next: UsersSearch): void => void navigate({ search: next, replace: true });
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
            {canEdit && (
              <DownloadLink path={usersFile(directoryId, search, language === 'de' ? 'semicolon' : 'comma')}>
                {words('users.export')}
              </DownloadLink>
            )}
          </Group>
        }
      />
      {(isFiltered(search) || !isEmpty(users)) && (
        <UsersFilters search={search} hasRows={total !== undefined} onChoose={choose} />
      )}
      <RowsAnswer rows={users} empty={<UsersEmptyState search={search} />}>
        <UsersTable
          label={words('users.title')}
          users={users}
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
