// /d/:id/users: the users of a directory; search, filters and order are kept in the address.

import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useRows } from '../api/rows.ts';
import { userRows, usersFile } from '../api/users.ts';
import { readAgain } from '../live/read-again.ts';
import { useReload } from '../live/reload.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { UsersEmptyState } from './users-empty-state.tsx';
import { UsersFilters } from './users-filters.tsx';
import { filterOf, isFiltered, sortBy, type UsersSearch } from './users-search.ts';
import { UsersTable } from './users-table.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/users');

export function UsersPage(): ReactElement {
  const { words, language } = useLocale();
  const { directoryId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const filter = filterOf(search);
  const canEdit = useHasRight('edit');
  const users = useRows(userRows(directoryId, filter));
  const choose = (next: UsersSearch): void => void navigate({ search: next, replace: true });
  useReload(() => readAgain(client, ['directory', directoryId, 'people']));

  const { total, error } = users;
  const isEmpty = total === 0 && !users.isStale;
  return (
    <>
      <PageTitle
        title={words('users.title')}
        action={
          <div className="buttons">
            <Count total={total} />
            {canEdit && (
              <DownloadLink path={usersFile(directoryId, filter, language === 'de' ? 'semicolon' : 'comma')}>
                {words('users.export')}
              </DownloadLink>
            )}
          </div>
        }
      />
      {(isFiltered(search) || !isEmpty) && (
        <UsersFilters directoryId={directoryId} search={search} hasRows={total !== undefined} onChoose={choose} />
      )}
      {total === undefined && error === null && <Loading lines={8} onRetry={users.refetch} />}
      <ProblemNotice error={error} onRetry={users.refetch} />
      {isEmpty && <UsersEmptyState directoryId={directoryId} search={search} />}
      {total !== undefined && !isEmpty && (
        <UsersTable
          directoryId={directoryId}
          label={words('users.title')}
          users={users}
          areDeleted={search.status === 'deleted'}
          sorting={{
            by: search.sort ?? 'name',
            isDescending: search.direction === 'down',
            onSort: (by) => choose(sortBy(search, by)),
          }}
        />
      )}
    </>
  );
}

function Count({ total }: { readonly total: number | undefined }): ReactElement {
  const words = useWords();
  return (
    <span className="quiet" role="status">
      {total !== undefined && words('users.total', { count: total })}
    </span>
  );
}
