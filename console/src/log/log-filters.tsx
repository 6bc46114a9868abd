// The filters of the log. Each choice is a parameter of the address.

import { Button, Menu, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { catalogue, type ErrorEntry } from '../../../src/domain/errors/catalogue.ts';
import { useApi } from '../api/client.ts';
import { logFile } from '../api/log.ts';
import { tokensQuery } from '../api/tokens.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Segments } from '../parts/segments.tsx';
import { Icon } from '../theme/icons.tsx';
import { filterOf, isFiltered, type LogSearch, outcomes, ranges } from './log-search.ts';
import { actionLabel } from './outcome.ts';

interface LogFiltersProps {
  readonly directoryId: string;
  readonly search: LogSearch;
  readonly onChoose: (next: LogSearch) => void;
}

export function LogFilters({ directoryId, search, onChoose }: LogFiltersProps): ReactElement {
  const words = useWords();
  return (
    <>
      <div className="filters">
        <SearchField
          label={words('log.search')}
          value={search.search ?? ''}
          onSearch={(text) => onChoose({ ...search, search: text === '' ? undefined : text })}
        />
        <Segments
          label={words('log.status')}
          chosen={search.outcome ?? 'all'}
          segments={[
            { key: 'all', label: words('log.all') },
            ...outcomes.map((outcome) => ({ key: outcome, label: words(`log.outcome.${outcome}`) })),
          ]}
          onChoose={(key) => onChoose({ ...search, outcome: key === 'all' ? undefined : key })}
        />
        <ExportMenu directoryId={directoryId} search={search} />
      </div>
      <div className="filters">
        <RangeFilter search={search} onChoose={onChoose} />
        <ActionFilter search={search} onChoose={onChoose} />
        <CodeFilter search={search} onChoose={onChoose} />
        <TokenFilter directoryId={directoryId} search={search} onChoose={onChoose} />
        {isFiltered(search) && (
          <Button variant="subtle" onClick={() => onChoose({ view: search.view })}>
            {words('users.filtered.clear')}
          </Button>
        )}
      </div>
      {search.resource !== undefined && <p className="notice">{words('log.resource')}</p>}
    </>
  );
}

type FilterProps = Pick<LogFiltersProps, 'search' | 'onChoose'>;

function RangeFilter({ search, onChoose }: FilterProps): ReactElement {
  const words = useWords();
  const isExact = search.range === undefined && (search.from !== undefined || search.until !== undefined);
  return (
    <NativeSelect
      aria-label={words('log.range')}
      value={isExact ? 'exact' : (search.range ?? '')}
      onChange={({ currentTarget: { value } }) =>
        onChoose({ ...search, from: undefined, until: undefined, range: ranges.find((each) => each === value) })
      }
      data={[
        { value: '', label: words('log.range.all') },
        ...ranges.map((range) => ({ value: range, label: words(`log.range.${range}`) })),
        ...(isExact ? [{ value: 'exact', label: words('log.range.exact') }] : []),
      ]}
    />
  );
}

const actions = ['Create', 'Update', 'Delete', 'Lookup', 'Read', 'List', 'Discovery', 'Refused'] as const;
/** All actions that change something. */
const writes = 'Create,Update,Delete';

function ActionFilter({ search, onChoose }: FilterProps): ReactElement {
  const words = useWords();
  const label = (action: string): string => {
    const id = actionLabel(action);
    return id === undefined ? action : words(id);
  };
  const isListed =
    search.action === undefined || search.action === writes || actions.some((each) => each === search.action);
  return (
    <NativeSelect
      aria-label={words('log.action')}
      value={search.action ?? ''}
      onChange={({ currentTarget: { value } }) => onChoose({ ...search, action: value === '' ? undefined : value })}
      data={[
        { value: '', label: words('log.action.all') },
        { value: writes, label: words('log.action.writes') },
        ...actions.map((action) => ({ value: action, label: label(action) })),
        ...(isListed ? [] : [{ value: search.action ?? '', label: search.action ?? '' }]),
      ]}
    />
  );
}

/** Codes that a SCIM request can end with, or be warned about. */
const codes: readonly string[] = Object.entries<ErrorEntry>(catalogue).flatMap(([code, { concerns }]) =>
  concerns === 'console' ? [] : [code],
);

function CodeFilter({ search, onChoose }: FilterProps): ReactElement {
  const { words, problemText } = useLocale();
  const listed =
    search.code === undefined || codes.some((each) => each === search.code) ? codes : [...codes, search.code];
  return (
    <NativeSelect
      className="filter-code"
      aria-label={words('log.code')}
      value={search.code ?? ''}
      onChange={({ currentTarget: { value } }) => onChoose({ ...search, code: value === '' ? undefined : value })}
      data={[
        { value: '', label: words('log.code.all') },
        ...listed.map((code) => ({ value: code, label: `${code} ${problemText(code)?.cause ?? ''}`.trim() })),
      ]}
    />
  );
}

function TokenFilter({ directoryId, search, onChoose }: LogFiltersProps): ReactElement | null {
  const words = useWords();
  const tokens = useQuery(tokensQuery(directoryId)).data ?? [];
  if (tokens.length < 2 && search.token === undefined) return null;
  const isListed = search.token === undefined || tokens.some(({ id }) => id === search.token);
  return (
    <NativeSelect
      aria-label={words('entry.token')}
      value={search.token ?? ''}
      onChange={({ currentTarget: { value } }) => onChoose({ ...search, token: value === '' ? undefined : value })}
      data={[
        { value: '', label: words('log.token.all') },
        ...tokens.map(({ id, name }) => ({ value: id, label: name })),
        ...(isListed ? [] : [{ value: search.token ?? '', label: search.token ?? '' }]),
      ]}
    />
  );
}

function ExportMenu({ directoryId, search }: Pick<LogFiltersProps, 'directoryId' | 'search'>): ReactElement {
  const { words, language } = useLocale();
  const api = useApi();
  const filter = filterOf(search, Date.now());
  const separator = language === 'de' ? 'semicolon' : 'comma';
  return (
    <Menu shadow="md">
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
