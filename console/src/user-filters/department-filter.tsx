// Only users of one department.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { departmentsQuery } from '../api/users.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Select } from '../parts/filters.tsx';
import { useDirectoryId } from '../session/rights.ts';

interface DepartmentFilterProps {
  readonly department: string | undefined;
  /** Whether the list itself is loaded: the count of departments can wait for it. */
  readonly hasRows: boolean;
  readonly onChoose: (department: string | undefined) => void;
}

export function DepartmentFilter({ department, hasRows, onChoose }: DepartmentFilterProps): ReactElement {
  const { words, language } = useLocale();
  const { data: departments = [] } = useQuery({ ...departmentsQuery(useDirectoryId()), enabled: hasRows });
  return (
    <Select
      label={words('users.department')}
      all={words('users.departments.all')}
      options={departments.map(({ name, users }) => ({
        value: name,
        label: `${name} (${formatCount(users, language)})`,
      }))}
      chosen={department}
      onChoose={onChoose}
    />
  );
}
