// /administration/system: the state of the node that responds, and the requests of each directory.

import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { DirectoryLoad, System } from '../../../src/http/api/schemas/installation.ts';
import { systemQuery } from '../api/system.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';

const bytesInMebibyte = 1024 * 1024;

export function SystemPage(): ReactElement {
  const words = useWords();
  return (
    <>
      <PageTitle title={words('system.title')} intro={words('system.intro')} />
      <Answer query={useQuery(systemQuery)} lines={6}>
        {(report) => (
          <>
            <Panel title={words('system.node')}>
              <NodeFacts report={report} />
            </Panel>
            <Panel title={words('system.load')}>
              <Text c="dimmed">{words('system.load.text')}</Text>
              <LoadTable directories={report.directories} />
            </Panel>
          </>
        )}
      </Answer>
    </>
  );
}

function NodeFacts({ report }: { readonly report: System }): ReactElement {
  const { words, language } = useLocale();
  const memory = formatCount(Math.round(report.memoryBytes / bytesInMebibyte), language);
  const store = report.migration === undefined ? report.store : `${report.store} (${report.migration})`;
  return (
    <Facts>
      <Fact name={words('system.version')}>{report.version}</Fact>
      <Fact name={words('system.process')}>{report.node}</Fact>
      <Fact name={words('system.runtime')}>{report.runtime}</Fact>
      <Fact name={words('system.started')}>
        <Moment at={report.startedAt} />
      </Fact>
      <Fact name={words('system.memory')}>{`${memory} MiB`}</Fact>
      <Fact name={words('system.store')}>{store}</Fact>
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
