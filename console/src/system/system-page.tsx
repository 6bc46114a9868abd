// /installation/system: status of the responding node and its load by directory.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { SystemReport } from '../../../src/http/console/contract.ts';
import { systemQuery } from '../api/system.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { Moment } from '../parts/moment.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { LoadTable } from './load-table.tsx';

const bytesInMebibyte = 1024 * 1024;

export function SystemPage(): ReactElement {
  const words = useWords();
  const system = useQuery(systemQuery);
  return (
    <>
      <PageTitle title={words('system.title')} intro={words('system.intro')} />
      <div className="stack-wide">
        {system.isPending && <Loading lines={6} onRetry={() => system.refetch()} />}
        <ProblemNotice error={system.error} onRetry={() => system.refetch()} />
        {system.data !== undefined && (
          <>
            <Panel title={words('system.node')}>
              <Facts report={system.data} />
            </Panel>
            <Panel title={words('system.load')}>
              <p className="quiet">{words('system.load.text')}</p>
              <LoadTable directories={system.data.directories} />
            </Panel>
          </>
        )}
      </div>
    </>
  );
}

function Facts({ report }: { readonly report: SystemReport }): ReactElement {
  const { words, language } = useLocale();
  const memory = formatCount(Math.round(report.memoryBytes / bytesInMebibyte), language);
  const store = report.migration === undefined ? report.store : `${report.store} (${report.migration})`;
  return (
    <dl className="facts">
      <Fact label={words('system.version')}>{report.version}</Fact>
      <Fact label={words('system.process')}>{report.node}</Fact>
      <Fact label={words('system.runtime')}>{report.runtime}</Fact>
      <Fact label={words('system.started')}>
        <Moment at={report.startedAt} />
      </Fact>
      <Fact label={words('system.memory')}>{`${memory} MiB`}</Fact>
      <Fact label={words('system.store')}>{store}</Fact>
      <Fact label={words('system.queued')}>{formatCount(report.queuedLines, language)}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
