// What the list of users is narrowed by: text, status with its count, and what the users have; how the list shows them.

import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { UserCounts } from '../../../src/http/api/schemas/users.ts';
import { departmentsQuery } from '../api/users.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { FilterBar, SearchField, Select } from '../parts/filters.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { CheckMenu } from './check-menu.tsx';
import { type Column, columnNames, columns } from './columns.ts';
import { GroupFilter } from './group-filter.tsx';
import classes from './users.module.css';
import { chosenOf, isFiltered, joinWords, periods, type UsersSearch, values } from './users-search.ts';
import { ViewMenu } from './view-menu.tsx';

interface UsersFiltersProps {
  readonly search: UsersSearch;
  readonly counts: UserCounts | undefined;
  /** Whether the users themselves are loaded: the count of departments can wait for them. */
  readonly hasRows: boolean;
  readonly chosenColumns: readonly Column[];
  readonly onChoose: (next: UsersSearch) => void;
  readonly onChooseColumns: (next: readonly Column[]) => void;
}

export function UsersFilters(props: UsersFiltersProps): ReactElement {
  const { search, onChoose } = props;
  const words = useWords();
  return (
    <FilterBar
      chosen={chosenIn(search)}
      search={
        <SearchField
          label={words('users.search')}
          value={search.search ?? ''}
          onSearch={(text) => onChoose({ ...search, search: text === '' ? undefined : text })}
        />
      }
      first={<StatusFilter {...props} />}
    >
      <DepartmentFilter {...props} />
      <MissingFilter {...props} />
      <ChangedFilter {...props} />
      <GroupFilter chosen={search.group} onChoose={(group) => onChoose({ ...search, group })} />
      <ColumnMenu {...props} />
      <ViewMenu {...props} />
      {isFiltered(search) && (
        <Button variant="subtle" onClick={() => onChoose(withoutFilters(search))}>
          {words('users.filtered.clear')}
        </Button>
      )}
    </FilterBar>
  );
}

/** The search beside them shows what it holds. */
function chosenIn({ status, department, missing, group, changed }: UsersSearch): number {
  return [status, department, missing, group, changed].filter((choice) => choice !== undefined).length;
}

/** The same order and columns of all users. */
export function withoutFilters({ sort, direction, columns: chosen }: UsersSearch): UsersSearch {
  return { sort, direction, columns: chosen };
}

/** A status that seldom occurs is offered while there are users with it. */
const seldom = ['flagged', 'failed'] as const;
const statuses = ['all', 'active', 'inactive', ...seldom, 'deleted'] as const;

/** Failed is a word of the log: the last change is what failed. */
export function statusLabel(status: (typeof statuses)[number]): MessageId {
  return status === 'failed' ? 'log.outcome.failure' : `users.${status}`;
}

function StatusFilter({ search, counts, onChoose }: UsersFiltersProps): ReactElement {
  const { words, language } = useLocale();
  const chosen = search.status ?? 'all';
  const offered = statuses.filter((key) => !seldom.some((each) => each === key) || key === chosen || counts?.[key]);
  return (
    <SegmentedControl
      aria-label={words('users.status')}
      className={classes['statuses'] ?? ''}
      value={chosen}
      data={offered.map((key) => ({
        value: key,
        label: (
          <>
            {words(statusLabel(key))}{' '}
            {counts?.[key] !== undefined && <small>{formatCount(counts[key], language)}</small>}
          </>
        ),
      }))}
      onChange={(key) => onChoose({ ...search, status: key === 'all' ? undefined : key })}
    />
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

function MissingFilter({ search, onChoose }: UsersFiltersProps): ReactElement {
  const words = useWords();
  const chosen = chosenOf(values, search.missing);
  const [first] = chosen;
  const one = first === undefined ? words('users.missing') : words(`users.missing.${first}`);
  return (
    <CheckMenu
      label={chosen.length > 1 ? words('users.missing.count', { count: chosen.length }) : one}
      items={values.map((value) => ({ value, label: words(`users.missing.${value}`) }))}
      chosen={chosen}
      onChoose={(next) => onChoose({ ...search, missing: joinWords(next) })}
    />
  );
}

/** A day that is chosen from begins a week back. */
const weekMs = 7 * 86_400_000;

function ChangedFilter({ search, onChoose }: UsersFiltersProps): ReactElement {
  const words = useWords();
  const { changed } = search;
  const names = Object.keys(periods) as readonly (keyof typeof periods)[];
  const isDay = changed !== undefined && !names.some((name) => name === changed);
  const begin = new Date(Date.now() - weekMs).toISOString().slice(0, 10);
  return (
    <>
      <Select
        label={words('users.changedSince')}
        all={words('users.changedSince.any')}
        chosen={isDay ? 'day' : changed}
        options={[...names, 'day' as const].map((name) => ({
          value: name,
          label: words(`users.changedSince.${name}`),
        }))}
        onChoose={(value) => onChoose({ ...search, changed: value === 'day' ? begin : value })}
      />
      {isDay && (
        <TextInput
          type="date"
          aria-label={words('users.changedSince.day')}
          value={changed}
          onChange={({ currentTarget: { value } }) => {
            if (value !== '') onChoose({ ...search, changed: value });
          }}
        />
      )}
    </>
  );
}

function ColumnMenu({ chosenColumns, onChooseColumns }: UsersFiltersProps): ReactElement {
  const words = useWords();
  return (
    <CheckMenu
      label={words('users.columns')}
      items={columnNames.map((name) => ({ value: name, label: words(columns[name].label) }))}
      chosen={chosenColumns}
      onChoose={onChooseColumns}
    />
  );
}
