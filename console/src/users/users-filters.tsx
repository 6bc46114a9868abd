// What the list of users is narrowed by: text, status with its count, and what the users have; how the list shows them.

import { Button, SegmentedControl, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { UserCounts } from '../../../src/http/api/schemas/users.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { FilterBar, SearchField, Select } from '../parts/filters.tsx';
import { CheckMenu } from '../user-filters/check-menu.tsx';
import { DepartmentFilter } from '../user-filters/department-filter.tsx';
import { GroupFilter } from '../user-filters/group-filter.tsx';
import { MissingFilter } from '../user-filters/missing-filter.tsx';
import { ViewMenu } from '../user-filters/view-menu.tsx';
import { type Column, columnNames, columns } from './columns.ts';
import classes from './users.module.css';
import { isFiltered, periods, queryOfView, type UsersSearch, viewOf } from './users-search.ts';

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
      <DepartmentFilter
        department={search.department}
        hasRows={props.hasRows}
        onChoose={(department) => onChoose({ ...search, department })}
      />
      <MissingFilter missing={search.missing} onChoose={(missing) => onChoose({ ...search, missing })} />
      <ChangedFilter {...props} />
      <GroupFilter chosen={search.group} onChoose={(group) => onChoose({ ...search, group })} />
      <ColumnMenu {...props} />
      <ViewMenu
        list="users"
        query={queryOfView(search, props.chosenColumns)}
        onChoose={(query) => onChoose(viewOf(query))}
      />
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
