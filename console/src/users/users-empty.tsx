// Why the list of users is empty, and what to do about it.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { windowQuery } from '../api/rows.ts';
import { userRows } from '../api/users.ts';
import { isolate } from '../locales/isolate.ts';
import { useWords } from '../locales/locale.tsx';
import type { Words } from '../locales/words.ts';
import { chosenOf } from '../parts/address.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { missingValues } from '../user-filters/missing-values.ts';
import { statusLabel, withoutFilters } from './users-filters.tsx';
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
  return (
    <EmptyState icon="search" {...explain(search, words)}>
      {outside > 0 && (
        <p>
          {words('users.filtered.outside', { count: outside })}{' '}
          <Link to="/d/$directoryId/users" params={{ directoryId }} search={{ search: search.search }}>
            {words('users.filtered.show')}
          </Link>
        </p>
      )}
      <Link to="/d/$directoryId/users" params={{ directoryId }} search={withoutFilters(search)}>
        {words('users.filtered.clear')}
      </Link>
    </EmptyState>
  );
}

/** A single filter has a sentence of its own. */
function explain(search: UsersSearch, words: Words): { readonly title: string; readonly text: string } {
  const { search: text, status, department, missing, group, changed } = search;
  const [first, ...others] = chosenOf(missingValues, missing);
  const asked = [text, status, department, missing, group, changed].filter((each) => each !== undefined);
  const isSingle = asked.length === 1;
  if (isSingle && status === 'deleted')
    return { title: words('users.filtered.title'), text: words('users.filtered.deleted') };
  if (isSingle && first !== undefined && others.length === 0)
    return { title: words(`users.without.${first}`), text: words('users.without.text') };
  if (isSingle && changed !== undefined)
    return { title: words('users.unchanged.title'), text: words('users.unchanged.text') };
  return {
    title: words('users.filtered.title'),
    text: words('users.filtered.text', { search: describe(search, words) }),
  };
}

/** How many the text finds without the other filters. */
function useOutside(directoryId: string, search: UsersSearch): number {
  const { search: text, ...others } = search;
  const found = useQuery({
    ...windowQuery(userRows(directoryId, { search: text })),
    enabled: text !== undefined && isFiltered(others),
  });
  return found.data?.total ?? 0;
}

function describe({ search, status, department, missing, group, changed }: UsersSearch, words: Words): string {
  return [
    search,
    status === undefined ? undefined : words(statusLabel(status)),
    department,
    ...chosenOf(missingValues, missing).map((value) => words(`users.missing.${value}`)),
    group === undefined ? undefined : words('users.group'),
    changed === undefined ? undefined : words('users.changedSince'),
  ]
    .filter((part) => part !== undefined)
    .map(isolate)
    .join(', ');
}
