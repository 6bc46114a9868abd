// What the log is narrowed by. Each choice is a word in the address.

import { Button, Menu, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { catalogue, type ErrorEntry } from '../../../src/domain/errors/catalogue.ts';
import { useApi } from '../api/client.ts';
import { logFile } from '../api/log.ts';
import { tokensQuery } from '../api/tokens.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { FilterBar, SearchField, Select } from '../parts/filters.tsx';
import { Notice } from '../parts/notice.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { actions, filterOf, isFiltered, type LogSearch, outcomes, ranges } from './log-search.ts';

interface LogFiltersProps {
  readonly search: LogSearch;
  readonly onChoose: (next: LogSearch) => void;
}

export function LogFilters({ search, onChoose }: LogFiltersProps): ReactElement {
  const words = useWords();
  return (
    <>
      <FilterBar
        chosen={chosenIn(search)}
        search={
          <SearchField
            label={words('log.search')}
            value={search.search ?? ''}
            onSearch={(text) => onChoose({ ...search, search: text === '' ? undefined : text })}
          />
        }
        first={<OutcomeFilter search={search} onChoose={onChoose} />}
        actions={<ExportMenu search={search} />}
      >
        <RangeFilter search={search} onChoose={onChoose} />
        <ActionFilter search={search} onChoose={onChoose} />
        <CodeFilter search={search} onChoose={onChoose} />
        <TokenFilter search={search} onChoose={onChoose} />
        {isFiltered(search) && (
          <Button variant="subtle" onClick={() => onChoose({ view: search.view })}>
            {words('users.filtered.clear')}
          </Button>
        )}
      </FilterBar>
      {search.resource !== undefined && <Notice>{words('log.resource')}</Notice>}
    </>
  );
}

/** The search beside them shows what it holds. */
function chosenIn({ outcome, range, from, until, action, code, token }: LogSearch): number {
  return [outcome, range ?? from ?? until, action, code, token].filter((choice) => choice !== undefined).length;
}

type FilterProps = Pick<LogFiltersProps, 'search' | 'onChoose'>;

function OutcomeFilter({ search, onChoose }: FilterProps): ReactElement {
  const words = useWords();
  return (
    <SegmentedControl
      aria-label={words('log.status')}
      value={search.outcome ?? 'all'}
      data={[
        { value: 'all', label: words('log.all') },
        ...outcomes.map((outcome) => ({ value: outcome, label: words(`log.outcome.${outcome}`) })),
      ]}
      onChange={(key) => onChoose({ ...search, outcome: key === 'all' ? undefined : key })}
    />
  );
}

function RangeFilter({ search, onChoose }: FilterProps): ReactElement {
  const words = useWords();
  const isExact = search.range === undefined && (search.from !== undefined || search.until !== undefined);
  return (
    <Select
      label={words('log.range')}
      all={words('log.range.all')}
      chosen={isExact ? 'exact' : search.range}
      options={[
        ...ranges.map((range) => ({ value: range, label: words(`log.range.${range}`) })),
        ...(isExact ? [{ value: 'exact', label: words('log.range.exact') }] : []),
      ]}
      onChoose={(value) =>
        onChoose({ ...search, from: undefined, until: undefined, range: ranges.find((each) => each === value) })
      }
    />
  );
}

/** The most frequent choice: every request that changes something. */
const writes = 'Create,Update,Delete';

function ActionFilter({ search, onChoose }: FilterProps): ReactElement {
  const words = useWords();
  return (
    <Select
      label={words('log.action')}
      all={words('log.action.all')}
      chosen={search.action}
      options={[
        { value: writes, label: words('log.action.writes') },
        ...actions.map((action) => ({ value: action, label: words(`action.${action}`) })),
      ]}
      onChoose={(action) => onChoose({ ...search, action })}
    />
  );
}

/** Codes that a SCIM request can end with, or be warned about. */
const codes: readonly string[] = Object.entries<ErrorEntry>(catalogue).flatMap(([code, { concerns }]) =>
  concerns === 'console' ? [] : [code],
);

function CodeFilter({ search, onChoose }: FilterProps): ReactElement {
  const { words, problemText } = useLocale();
  return (
    <Select
      label={words('log.code')}
      all={words('log.code.all')}
      chosen={search.code}
      options={codes.map((code) => ({ value: code, label: `${code} ${problemText(code)?.cause ?? ''}` }))}
      onChoose={(code) => onChoose({ ...search, code })}
    />
  );
}

function TokenFilter({ search, onChoose }: LogFiltersProps): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  const tokens = useQuery(tokensQuery(directoryId)).data ?? [];
  if (tokens.length < 2 && search.token === undefined) return null;
  return (
    <Select
      label={words('entry.token')}
      all={words('log.token.all')}
      chosen={search.token}
      options={tokens.map(({ id, name }) => ({ value: id, label: name }))}
      onChoose={(token) => onChoose({ ...search, token })}
    />
  );
}

function ExportMenu({ search }: Pick<LogFiltersProps, 'search'>): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const api = useApi();
  const filter = filterOf(search, Date.now());
  const separator = language === 'de' ? 'semicolon' : 'comma';
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="download" />}>
          {words('log.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          download
          href={api.address(logFile(directoryId, { ...filter, format: 'csv', separator }))}
        >
          {words('log.export.csv')}
        </Menu.Item>
        <Menu.Item component="a" download href={api.address(logFile(directoryId, { ...filter, format: 'json' }))}>
          {words('log.export.json')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
