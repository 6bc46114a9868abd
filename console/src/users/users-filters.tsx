// The filters of the list of users: text, status, department.

import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { departmentsQuery } from '../api/users.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Segments } from '../parts/segments.tsx';
import type { UsersSearch } from './users-search.ts';

interface UsersFiltersProps {
  readonly directoryId: string;
  readonly search: UsersSearch;
  /** Whether the users are loaded; departments are counted afterwards. */
  readonly hasRows: boolean;
  readonly onChoose: (next: UsersSearch) => void;
}

export function UsersFilters(props: UsersFiltersProps): ReactElement {
  const { search, onChoose } = props;
  const { words } = useLocale();
  return (
    <div className="filters">
      <SearchField
        label={words('users.search')}
        value={search.search ?? ''}
        onSearch={(text) => onChoose({ ...search, search: text === '' ? undefined : text })}
      />
      <Segments
        label={words('users.status')}
        chosen={search.status ?? 'all'}
        segments={[
          { key: 'all', label: words('users.all') },
          { key: 'active', label: words('users.active') },
          { key: 'inactive', label: words('users.inactive') },
          { key: 'flagged', label: words('users.flagged') },
          { key: 'deleted', label: words('users.deleted') },
        ]}
        onChoose={(key) => onChoose({ ...search, status: key === 'all' ? undefined : key })}
      />
      <DepartmentFilter {...props} />
    </div>
  );
}

function DepartmentFilter({ directoryId, search, hasRows, onChoose }: UsersFiltersProps): ReactElement | null {
  const { words, language } = useLocale();
  const departments = useQuery({ ...departmentsQuery(directoryId), enabled: hasRows });
  const { department } = search;
  const known = departments.data ?? [];
  if (known.length === 0 && department === undefined) return null;
  const isListed = department === undefined || known.some(({ name }) => name === department);
  return (
    <NativeSelect
      aria-label={words('users.department')}
      value={department ?? ''}
      onChange={({ currentTarget: { value } }) => onChoose({ ...search, department: value === '' ? undefined : value })}
      data={[
        { value: '', label: words('users.departments.all') },
        ...(isListed ? [] : [{ value: department, label: department }]),
        ...known.map(({ name, people }) => ({ value: name, label: `${name} (${formatCount(people, language)})` })),
      ]}
    />
  );
}
