// /d/:id/groups: the groups that Entra sends with their number of members.

import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { groupsQuery } from '../api/resources.ts';
import { useWords } from '../locales/provider.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { GroupsTable } from './groups-table.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/groups');

export function GroupsPage(): ReactElement {
  const words = useWords();
  const { directoryId } = route.useParams();
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const groups = useInfiniteQuery(groupsQuery(directoryId, search));
  const total = groups.data?.pages[0]?.total;

  return (
    <>
      <PageTitle
        title={words('groups.title')}
        action={
          <span className="quiet" role="status">
            {total !== undefined && words('groups.total', { count: total })}
          </span>
        }
      />
      {(search !== '' || total !== 0) && (
        <div className="filters">
          <SearchField
            label={words('groups.search')}
            value={search}
            onSearch={(text) => navigate({ search: text === '' ? {} : { search: text }, replace: true })}
          />
        </div>
      )}
      {groups.isPending && <Loading lines={6} onRetry={() => groups.refetch()} />}
      <ProblemNotice error={groups.error} onRetry={() => groups.refetch()} />
      {total === 0 && <NoGroups directoryId={directoryId} search={search} />}
      {groups.data !== undefined && total !== 0 && (
        <GroupsTable directoryId={directoryId} groups={groups} pages={groups.data.pages} />
      )}
    </>
  );
}

function NoGroups({ directoryId, search }: { readonly directoryId: string; readonly search: string }): ReactElement {
  const words = useWords();
  if (search === '')
    return <EmptyState icon="groups" title={words('groups.empty.title')} text={words('groups.empty.text')} />;
  return (
    <EmptyState icon="search" title={words('groups.filtered.text', { search })}>
      <Link className="text-link" to="/d/$directoryId/groups" params={{ directoryId }} search={{}}>
        {words('users.filtered.clear')}
      </Link>
    </EmptyState>
  );
}
