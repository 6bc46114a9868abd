// What the audit log is narrowed by, and its export.

import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { type AuditFilter, auditFile } from '../api/audit-log.ts';
import { directoriesQuery } from '../api/directories.ts';
import { useLocale } from '../locales/locale.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Select } from '../parts/select.tsx';
import { actionLabels } from './audit-action.ts';

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChoose: (next: AuditFilter) => void;
}

export function AuditFilters({ filter, onChoose }: AuditFiltersProps): ReactElement {
  const { words, language } = useLocale();
  const { data: directories = [] } = useQuery(directoriesQuery);
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <>
      <Group gap="sm">
        <SearchField
          label={words('audit.actor')}
          value={filter.actor ?? ''}
          onSearch={(text) => onChoose({ ...filter, actor: text.trim() === '' ? undefined : text.trim() })}
        />
        <DownloadLink path={auditFile(filter, 'csv', language === 'de' ? ';' : ',')}>CSV</DownloadLink>
        <DownloadLink path={auditFile(filter, 'json', ',')}>JSON</DownloadLink>
      </Group>
      <Group gap="sm">
        <Select
          label={words('audit.action')}
          all={words('audit.action.all')}
          chosen={filter.action}
          options={Object.entries(actionLabels).map(([value, label]) => ({ value, label: words(label) }))}
          onChoose={(action) => onChoose({ ...filter, action })}
        />
        <Select
          label={words('directories.title')}
          all={words('audit.directory.all')}
          chosen={filter.directory}
          options={directories.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(directory) => onChoose({ ...filter, directory })}
        />
        {isNarrowed && (
          <Button variant="subtle" onClick={() => onChoose({})}>
            {words('users.filtered.clear')}
          </Button>
        )}
      </Group>
    </>
  );
}
