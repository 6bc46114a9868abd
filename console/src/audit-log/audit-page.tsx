// /administration/audit: the audit log, newest first, with filters in the address, exports and the integrity check.

import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { AuditCheck } from '../../../src/http/api/schemas/installation.ts';
import { type AuditFilter, auditFile, auditQuery, checkAudit } from '../api/audit-log.ts';
import { directoriesQuery } from '../api/directories.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { given } from '../parts/address.ts';
import { Answer, OlderButton } from '../parts/answer.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { FilterBar, SearchField, Select } from '../parts/filters.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { AuditTable } from './audit-table.tsx';

const route = getRouteApi('/signed-in/administration/audit');

export function AuditPage(): ReactElement {
  const words = useWords();
  const { action, ...others } = route.useSearch();
  // Only an action that has a label exists.
  const filter = { ...others, ...given({ action: words.named('audit.action', action ?? '') && action }) };
  const navigate = route.useNavigate();
  const log = useInfiniteQuery(auditQuery(filter));
  return (
    <>
      <PageTitle title={words('audit.title')} intro={words('audit.intro')} action={<Check />} />
      <AuditFilters filter={filter} onChoose={(next) => navigate({ search: next, replace: true })} />
      <Answer query={log} lines={8} empty={<EmptyState icon="log" title={words('audit.empty')} />}>
        {(entries) => <AuditTable entries={entries} />}
      </Answer>
      <OlderButton query={log} />
    </>
  );
}

/** Result of the integrity check. */
function Check(): ReactElement {
  const words = useWords();
  const check = useMutation({ mutationFn: checkAudit });
  const verdict = check.data;
  return (
    <Stack gap={6} align="end" ta="end">
      <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
        {words('audit.check')}
      </Button>
      <Text role="status" size="sm" c={verdict === undefined || verdict.state === 'intact' ? 'dimmed' : 'red'}>
        {verdict?.state === 'intact' && words('audit.check.intact', { count: verdict.entries ?? 0 })}{' '}
        {verdict?.state === 'intact' && <Proof verdict={verdict} />}
        {verdict !== undefined &&
          verdict.state !== 'intact' &&
          words(`audit.check.${verdict.state}`, { number: verdict.sequence ?? 0 })}
        {check.isError && words('fault.title')}
      </Text>
    </Stack>
  );
}

/** The basis of the proof: a key outside the database, or a hash that can be recomputed with write access to the database. */
function Proof({ verdict: { keyed = 0, keyId } }: { readonly verdict: AuditCheck }): ReactElement {
  const words = useWords();
  if (keyId === undefined) return <>{words('audit.check.keyless')}</>;
  return <>{words('audit.check.keyed', { count: keyed, key: keyId })}</>;
}

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChoose: (next: AuditFilter) => void;
}

function AuditFilters({ filter, onChoose }: AuditFiltersProps): ReactElement {
  const { words, language } = useLocale();
  const { data: directories = [] } = useQuery(directoriesQuery);
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <FilterBar
      chosen={[filter.action, filter.directory].filter((choice) => choice !== undefined).length}
      search={
        <SearchField
          label={words('audit.actor')}
          value={filter.actor ?? ''}
          onSearch={(text) => onChoose({ ...filter, actor: text.trim() === '' ? undefined : text.trim() })}
        />
      }
      actions={
        <>
          <DownloadLink path={auditFile(filter, 'csv', language === 'de' ? 'semicolon' : 'comma')}>CSV</DownloadLink>
          <DownloadLink path={auditFile(filter, 'json', 'comma')}>JSON</DownloadLink>
        </>
      }
    >
      <Select
        label={words('audit.action')}
        all={words('audit.actions.all')}
        chosen={filter.action}
        options={[...words.namesIn('audit.action')].map(([value, label]) => ({ value, label }))}
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
    </FilterBar>
  );
}
