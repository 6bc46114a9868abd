// /d/:id/mapping: what Entra sends, attribute by attribute, and what Becard does with it.

import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { activityQuery } from '../api/directories.ts';
import { mappingQuery } from '../api/mapping.ts';
import { useReload } from '../live/reload.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { AttributeTable, DefaultRowTable } from './attribute-table.tsx';
import { IgnoredTable } from './ignored-table.tsx';
import { MappingPanel } from './mapping-panel.tsx';

/** The report reads many users. */
const reportRestMs = 5_000;

export function MappingPage(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const activity = useQuery(activityQuery(directoryId));
  return (
    <>
      <PageTitle title={words('mapping.title')} intro={words('mapping.page.intro')} />
      <MappingPanel activity={activity.data}>
        <Warned />
        <DefaultRowTable />
      </MappingPanel>
      <Ignored />
      <Sent />
      <Panel title={words('schemas.title')}>
        <Text c="dimmed">{words('schemas.short')}</Text>
        <p>
          <Link to="/d/$directoryId/schemas" params={{ directoryId }}>
            {words('schemas.open')}
          </Link>
        </p>
      </Panel>
    </>
  );
}

/** How many users are still under the un-adjusted mapping. */
function Warned(): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  const report = useQuery(mappingQuery(directoryId));
  const underOther = (report.data?.warnings ?? []).filter(({ code }) => code !== 'BC-401');
  const count = underOther.reduce((sum, { users }) => sum + users, 0);
  return count === 0 ? null : <p>{words('mapping.warned', { count })}</p>;
}

function Ignored(): ReactElement {
  const directoryId = useDirectoryId();
  const report = useQuery(mappingQuery(directoryId));
  return <IgnoredTable attributes={report.data?.unmapped ?? []} />;
}

function Sent(): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const report = useQuery(mappingQuery(directoryId));
  useReload(mappingQuery(directoryId).queryKey, reportRestMs);
  if (report.data === undefined) {
    return (
      <Panel title={words('mapping.sent')}>
        {report.isPending && <Loading lines={6} onRetry={() => report.refetch()} />}
        <ProblemNotice error={report.error} onRetry={() => report.refetch()} />
      </Panel>
    );
  }
  const { users, sampled, attributes, warnings } = report.data;
  const broken = warnings.find(({ code }) => code === 'BC-401')?.users ?? 0;
  if (users === 0) {
    return <EmptyState icon="people" title={words('mapping.empty.title')} text={words('mapping.empty.text')} />;
  }
  const counts = { looked: formatCount(sampled, language), users: formatCount(users, language) };
  return (
    <Panel title={words('mapping.sent')}>
      <Text c="dimmed">{words(sampled < users ? 'mapping.sample' : 'mapping.all', counts)}</Text>
      {broken > 0 && (
        <Notice tone="warning">
          {words('mapping.email.invalid', { count: broken })}{' '}
          <Link to="/d/$directoryId/users" params={{ directoryId }} search={{ status: 'flagged' }}>
            {words('mapping.email.show')}
          </Link>
        </Notice>
      )}
      <AttributeTable attributes={attributes} sampled={sampled} />
    </Panel>
  );
}
