// /d/:id/users: everybody in the directory, any number of them; search, filters and order stand in the address.

import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { peopleFile, peopleRows } from '../api/resources.ts';
import { useRows } from '../api/rows.ts';
import { readAgain } from '../live/read-again.ts';
import { useReload } from '../live/reload.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useCanEdit } from '../session/rights.ts';
import { Nobody } from './nobody.tsx';
import { PeopleFilters } from './people-filters.tsx';
import { filterOf, isFiltered, type PeopleSearch, sortBy } from './people-search.ts';
import { PeopleTable } from './people-table.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/users');

export function PeoplePage(): ReactElement {
  const { words, language } = useLocale();
  const { directoryId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const filter = filterOf(search);
  const canEdit = useCanEdit();
  const people = useRows(peopleRows(directoryId, filter));
  const choose = (next: PeopleSearch): void => void navigate({ search: next, replace: true });
  useReload(() => readAgain(client, ['directory', directoryId, 'people']));

  const { total, error } = people;
  const isEmpty = total === 0 && !people.isStale;
  return (
    <>
      <PageTitle
        title={words('users.title')}
        action={
          <div className="buttons">
            <Count total={total} />
            {canEdit && (
              <DownloadLink href={peopleFile(directoryId, filter, language === 'de' ? 'semicolon' : 'comma')}>
                {words('users.export')}
              </DownloadLink>
            )}
          </div>
        }
      />
      {(isFiltered(search) || !isEmpty) && (
        <PeopleFilters directoryId={directoryId} search={search} hasRows={total !== undefined} onChoose={choose} />
      )}
      {total === undefined && error === null && <Loading lines={8} onRetry={people.refetch} />}
      <ProblemNotice error={error} onRetry={people.refetch} />
      {isEmpty && <Nobody directoryId={directoryId} search={search} />}
      {total !== undefined && !isEmpty && (
        <PeopleTable
          directoryId={directoryId}
          label={words('users.title')}
          people={people}
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
