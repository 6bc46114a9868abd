// The filters and the exports of the audit log.

import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { type AuditFilter, auditFile } from '../api/audit-log.ts';
import { directoriesQuery } from '../api/directories.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { actionLabels } from './audit-action.ts';

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChoose: (next: AuditFilter) => void;
}

export function AuditFilters({ filter, onChoose }: AuditFiltersProps): ReactElement {
  const { words, language } = useLocale();
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <>
      <div className="filters">
        <SearchField
          label={words('audit.actor')}
          value={filter.actor ?? ''}
          onSearch={(text) => onChoose({ ...filter, actor: text.trim() === '' ? undefined : text.trim() })}
        />
        <DownloadLink path={auditFile(filter, 'csv', language === 'de' ? ';' : ',')}>CSV</DownloadLink>
        <DownloadLink path={auditFile(filter, 'json', ',')}>JSON</DownloadLink>
      </div>
      <div className="filters">
        <NativeSelect
          aria-label={words('audit.action')}
          value={filter.action ?? ''}
          onChange={({ currentTarget: { value } }) => onChoose({ ...filter, action: value === '' ? undefined : value })}
          data={[
            { value: '', label: words('audit.action.all') },
            ...Object.entries(actionLabels).map(([value, label]) => ({ value, label: words(label) })),
          ]}
        />
        <DirectoryFilter filter={filter} onChoose={onChoose} />
        {isNarrowed && (
          <Button variant="subtle" onClick={() => onChoose({})}>
            {words('users.filtered.clear')}
          </Button>
        )}
      </div>
    </>
  );
}

function DirectoryFilter({ filter, onChoose }: AuditFiltersProps): ReactElement {
  const words = useWords();
  const directories = useQuery(directoriesQuery).data ?? [];
  const isListed = filter.directory === undefined || directories.some(({ id }) => id === filter.directory);
  return (
    <NativeSelect
      aria-label={words('directories.title')}
      value={filter.directory ?? ''}
      onChange={({ currentTarget: { value } }) => onChoose({ ...filter, directory: value === '' ? undefined : value })}
      data={[
        { value: '', label: words('audit.directory.all') },
        ...directories.map(({ id, name }) => ({ value: id, label: name })),
        ...(isListed ? [] : [{ value: filter.directory ?? '', label: filter.directory ?? '' }]),
      ]}
    />
  );
}
