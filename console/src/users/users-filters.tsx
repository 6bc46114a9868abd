// What the list of users is narrowed by (text, status, department), and why it is empty.

import { Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { windowQuery } from '../api/rows.ts';
import { departmentsQuery, userRows } from '../api/users.ts';
import { formatCount } from '../locales/format.ts';
import { isolate } from '../locales/isolate.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import type { Words } from '../locales/words.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { SearchField, Select } from '../parts/filters.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { isFiltered, type UsersSearch } from './users-search.ts';

interface UsersFiltersProps {
  readonly search: UsersSearch;
  /** Whether the users themselves are loaded: the count of departments can wait for them. */
  readonly hasRows: boolean;
  readonly onChoose: (next: UsersSearch) => void;
}

export function UsersFilters(props: UsersFiltersProps): ReactElement {
  const { search, onChoose } = props;
  const words = useWords();
  return (
    <Group gap="sm">
      <SearchField
        label={words('users.search')}
        value={search.search ?? ''}
        onSearch={(text) => onChoose({ ...search, search: text === '' ? undefined : text })}
      />
      <SegmentedControl
        aria-label={words('users.status')}
        value={search.status ?? 'all'}
        data={(['all', 'active', 'inactive', 'flagged', 'deleted'] as const).map((key) => ({
          value: key,
          label: words(`users.${key}`),
        }))}
        onChange={(key) => onChoose({ ...search, status: key === 'all' ? undefined : key })}
      />
      <DepartmentFilter {...props} />
    </Group>
  );
}

function DepartmentFilter({ search, hasRows, onChoose }: UsersFiltersProps): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const { data: departments = [] } = useQuery({ ...departmentsQuery(directoryId), enabled: hasRows });
  const { department } = search;
  return (
    <Select
      label={words('users.department')}
      all={words('users.departments.all')}
      options={departments.map(({ name, users }) => ({
        value: name,
        label: `${name} (${formatCount(users, language)})`,
      }))}
      chosen={department}
      onChoose={(chosen) => onChoose({ ...search, department: chosen })}
    />
  );
}

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
