// /installation/retention: retention periods, as the server operator configured them.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { retentionQuery } from '../api/system.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

const kinds = [
  { kind: 'log', variable: 'BECARD_LOG_RETENTION_DAYS' },
  { kind: 'history', variable: 'BECARD_HISTORY_RETENTION_DAYS' },
  { kind: 'deleted', variable: 'BECARD_DELETED_RETENTION_DAYS' },
  { kind: 'audit', variable: 'BECARD_AUDIT_RETENTION_DAYS' },
] as const;

export function RetentionPage(): ReactElement {
  const words = useWords();
  const retention = useQuery(retentionQuery);
  const days = retention.data;
  return (
    <>
      <PageTitle title={words('retention.title')} intro={words('retention.intro')} />
      {retention.isPending && <Loading lines={3} onRetry={() => retention.refetch()} />}
      <ProblemNotice error={retention.error} onRetry={() => retention.refetch()} />
      {days !== undefined && (
        <Panel title={words('retention.kept')}>
          <dl className="facts facts-wide">
            {kinds.map(({ kind, variable }) => (
              <div key={kind}>
                <dt>{words(`retention.${kind}`)}</dt>
                <dd>
                  {words('retention.days', { count: days[kind] })} <code className="quiet small">{variable}</code>
                </dd>
              </div>
            ))}
          </dl>
        </Panel>
      )}
    </>
  );
}
