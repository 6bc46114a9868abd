// An empty list of users: why it is empty, and what to do next.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { windowQuery } from '../api/rows.ts';
import { userRows } from '../api/users.ts';
import { isolate } from '../locales/isolate.ts';
import { useWords } from '../locales/locale.tsx';
import type { Words } from '../locales/words.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { isFiltered, type UsersSearch } from './users-search.ts';

interface UsersEmptyStateProps {
  readonly search: UsersSearch;
}

export function UsersEmptyState({ search }: UsersEmptyStateProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  if (isFiltered(search)) return <NoMatch search={search} />;
  return (
    <EmptyState icon="people" title={words('users.empty.title')} text={words('users.empty.text')}>
      <Link to="/d/$directoryId/interface" params={{ directoryId }}>
        {words('users.empty.action')}
      </Link>
    </EmptyState>
  );
}

/** Names the filters, and whether the text alone would find a user. */
function NoMatch({ search }: UsersEmptyStateProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const outside = useOutside(directoryId, search);
  const [only] = search.status === 'deleted' && search.search === undefined ? [words('users.filtered.deleted')] : [];
  return (
    <EmptyState
      icon="search"
      title={words('users.filtered.title')}
      text={only ?? words('users.filtered.text', { search: describe(search, words) })}
    >
      {outside > 0 && (
        <p>
          {words('users.filtered.outside', { count: outside })}{' '}
          <Link to="/d/$directoryId/users" params={{ directoryId }} search={{ search: search.search }}>
            {words('users.filtered.show')}
          </Link>
        </p>
      )}
      <Link to="/d/$directoryId/users" params={{ directoryId }} search={{}}>
        {words('users.filtered.clear')}
      </Link>
    </EmptyState>
  );
}

/** How many the text finds without the other filters. */
function useOutside(directoryId: string, { search, status, department }: UsersSearch): number {
  const found = useQuery({
    ...windowQuery(userRows(directoryId, { search })),
    enabled: search !== undefined && (status !== undefined || department !== undefined),
  });
  return found.data?.total ?? 0;
}

function describe({ search, status, department }: UsersSearch, words: Words): string {
  return [search, status === undefined ? undefined : words(`users.${status}`), department]
    .filter((part) => part !== undefined)
    .map(isolate)
    .join(', ');
}
