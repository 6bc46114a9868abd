// /d/:id: the landing page of a directory: its state, what needs attention, what happened, who moved. A directory that Entra never reached
// begins with the setup guide.

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { lastBackupQuery } from '../api/audit-log.ts';
import { activityQuery, directoryQuery } from '../api/directories.ts';
import { overviewQuery } from '../api/overview.ts';
import { tokensQuery } from '../api/tokens.ts';
import { LiveMark } from '../live/provider.tsx';
import { useReload } from '../live/reload.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { useNow } from '../parts/moment.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { findingsOf } from './attention.ts';
import { AttentionList } from './attention-list.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { CoveragePanel } from './coverage-panel.tsx';
import { MovementsPanel } from './movements-panel.tsx';
import classes from './overview.module.css';
import { OverviewTiles } from './overview-tiles.tsx';
import { daysOf, startOfDay } from './slots.ts';

const route = getRouteApi('/signed-in/d/$directoryId/');
const tickMs = 60_000;
const rereadMs = 5_000;

export function OverviewPage(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const directory = useQuery(directoryQuery(directoryId));
  if (directory.data?.lastRequest === undefined && directory.data !== undefined) {
    return <Navigate to="/d/$directoryId/guide" params={{ directoryId }} replace />;
  }
  return (
    <>
      <PageTitle title={words('overview.title')} action={<LiveMark />} />
      {directory.data === undefined ? (
        <Loading lines={8} onRetry={directory.refetch} />
      ) : (
        <DirectoryOverview key={directoryId} directory={directory.data} />
      )}
    </>
  );
}

function DirectoryOverview({ directory }: { readonly directory: Directory }): ReactElement {
  const { range = 'day' } = route.useSearch();
  const navigate = route.useNavigate();
  const nowMs = useNow(tickMs);
  const query = overviewQuery(directory.id, daysOf[range], startOfDay(nowMs).toISOString());
  const overview = useQuery({ ...query, placeholderData: (before) => before });
  const activity = useQuery(activityQuery(directory.id));
  const tokens = useQuery(tokensQuery(directory.id));
  const canAudit = useHasRight('audit');
  const backup = useQuery({ ...lastBackupQuery, enabled: canAudit });
  useReload(query.queryKey, rereadMs);
  const error = overview.error ?? activity.error ?? tokens.error;
  if (overview.data === undefined || activity.data === undefined || tokens.data === undefined) {
    const retry = (): void => void Promise.all([overview, activity, tokens].map((each) => each.refetch()));
    return error === null ? <Loading lines={8} onRetry={retry} /> : <ProblemNotice error={error} onRetry={retry} />;
  }
  const seen = {
    directory,
    activity: activity.data,
    tokens: tokens.data,
    overview: overview.data,
    backup: backup.data && { lastAt: backup.data[0]?.at },
  };
  const findings = findingsOf(seen, nowMs);
  return (
    <>
      <OverviewTiles directory={directory} activity={activity.data} overview={overview.data} />
      <AttentionList findings={findings} isHeadedByAlarm={seen.activity.massDeprovisioning !== undefined} />
      <ChangesPanel
        overview={overview.data}
        range={range}
        onRange={(chosen) => void navigate({ search: { range: chosen }, replace: true })}
      />
      <div className={classes['pair']}>
        <MovementsPanel movements={overview.data.movements} />
        <CoveragePanel coverage={overview.data.coverage} />
      </div>
    </>
  );
}
