// /administration/system: the servers of the installation, what they do, their store and its backups.

import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { DirectoryLoad, System } from '../../../src/http/api/schemas/installation.ts';
import { systemQuery } from '../api/system.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useHasRight } from '../session/rights.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { LoadPanel } from './load-panel.tsx';
import { NodesPanel } from './nodes-panel.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import { StoragePanel } from './storage-panel.tsx';

const route = getRouteApi('/signed-in/administration/system');

export function SystemPage(): ReactElement {
  const words = useWords();
  const { range = 'day' } = route.useSearch();
  const navigate = route.useNavigate();
  const canAudit = useHasRight('audit');
  return (
    <>
      <PageTitle title={words('system.title')} intro={words('system.intro')} />
      <LoadPanel range={range} onRange={(chosen) => void navigate({ search: { range: chosen }, replace: true })} />
      <Answer query={useQuery(systemQuery)} lines={10}>
        {(report) => (
          <>
            <StoragePanel report={report} />
            <NodesPanel nodes={report.nodes} />
            <Panel title={words('system.load')}>
              <Text c="dimmed">{words('system.load.text')}</Text>
              <LoadTable directories={report.directories} />
            </Panel>
            <Panel title={words('system.node')}>
              <NodeFacts report={report} />
            </Panel>
          </>
        )}
      </Answer>
      <FindingsPanel />
      {canAudit && <RetentionPanel title={words('retention.title')} />}
    </>
  );
}

function NodeFacts({ report }: { readonly report: System }): ReactElement {
  const { words, language } = useLocale();
  return (
    <Facts>
      <Fact name={words('system.process')}>{report.node}</Fact>
      <Fact name={words('system.version')}>{report.version}</Fact>
      <Fact name={words('system.runtime')}>{report.runtime}</Fact>
      <Fact name={words('system.queued')}>{formatCount(report.queuedEntries, language)}</Fact>
    </Facts>
  );
}

/** Requests of each directory in the last 15 minutes, and their outcome. */
function LoadTable({ directories }: { readonly directories: readonly DirectoryLoad[] }): ReactElement {
  const { words, language } = useLocale();
  if (directories.length === 0) return <p>{words('directories.empty.title')}</p>;
  return (
    <DataTable
      rows={directories}
      keyOf={({ id }) => id}
      columns={[
        { label: words('directories.title'), cell: ({ name }) => name },
        ...(['requests', 'refused', 'failed'] as const).map((count) => ({
          label: words(`system.${count}`),
          isNumber: true,
          cell: (load: DirectoryLoad) => formatCount(load[count], language),
        })),
        {
          label: words('system.p95'),
          isNumber: true,
          cell: ({ p95Ms }) => (p95Ms === undefined ? words('app.none') : `≤ ${formatCount(p95Ms, language)} ms`),
        },
      ]}
    />
  );
}
