// /d/:id/users: everybody in the directory; search and status stand in the address.

import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { peopleQuery } from '../api/resources.ts';
import { useWords } from '../locales/provider.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Segments } from '../parts/segments.tsx';
import { filterOf } from './people-search.ts';
import { PeopleTable } from './people-table.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/users');

export function PeoplePage(): ReactElement {
  const words = useWords();
  const { directoryId } = route.useParams();
  const { search, status } = route.useSearch();
  const navigate = route.useNavigate();
  const people = useInfiniteQuery(peopleQuery(directoryId, filterOf({ search, status })));
  const total = people.data?.pages[0]?.total;
  const isFiltered = search !== undefined || status !== undefined;

  return (
    <>
      <PageTitle
        title={words('users.title')}
        action={
          <span className="quiet" role="status">
            {total !== undefined && words('users.total', { count: total })}
          </span>
        }
      />
      {(isFiltered || total !== 0) && (
        <div className="filters">
          <SearchField
            label={words('users.search')}
            value={search ?? ''}
            onSearch={(text) =>
              navigate({ search: (old) => ({ ...old, search: text === '' ? undefined : text }), replace: true })
            }
          />
          <Segments
            label={words('users.status')}
            chosen={status ?? 'all'}
            segments={[
              { key: 'all', label: words('users.all') },
              { key: 'active', label: words('users.active') },
              { key: 'inactive', label: words('users.inactive') },
            ]}
            onChoose={(key) =>
              navigate({ search: (old) => ({ ...old, status: key === 'all' ? undefined : key }), replace: true })
            }
          />
        </div>
      )}
      {people.isPending && <Loading lines={8} onRetry={() => people.refetch()} />}
      <ProblemNotice error={people.error} onRetry={() => people.refetch()} />
      {total === 0 && <Nobody directoryId={directoryId} {...(isFiltered ? { search: search ?? '' } : {})} />}
      {people.data !== undefined && total !== 0 && (
        <PeopleTable directoryId={directoryId} people={people} pages={people.data.pages} />
      )}
    </>
  );
}

interface NobodyProps {
  readonly directoryId: string;
  readonly search?: string;
}

function Nobody({ directoryId, search }: NobodyProps): ReactElement {
  const words = useWords();
  if (search !== undefined) {
    return (
      <EmptyState icon="search" title={words('users.filtered.title')} text={words('users.filtered.text', { search })}>
        <Link className="text-link" to="/d/$directoryId/users" params={{ directoryId }} search={{}}>
          {words('users.filtered.clear')}
        </Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="people" title={words('users.empty.title')} text={words('users.empty.text')}>
      <Link className="text-link" to="/d/$directoryId/interface" params={{ directoryId }}>
        {words('users.empty.action')}
      </Link>
    </EmptyState>
  );
}
