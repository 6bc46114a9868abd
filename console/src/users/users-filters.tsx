// What the list of users is narrowed by: text, status, department.

import { Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { departmentsQuery } from '../api/users.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { SearchField, Select } from '../parts/filters.tsx';
import { useDirectoryId } from '../session/rights.ts';
import type { UsersSearch } from './users-search.ts';

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

function DepartmentFilter({ search, hasRows, onChoose }: UsersFiltersProps): ReactElement | null {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const { data: departments = [] } = useQuery({ ...departmentsQuery(directoryId), enabled: hasRows });
  const { department } = search;
  if (departments.length === 0 && department === undefined) return null;
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
