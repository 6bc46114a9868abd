// /d/:id/rehearsal: a test run with a simulated Entra, its progress and result.

import './rehearsal.css';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { RehearsalState } from '../../../src/http/console/contract.ts';
import { cancelRehearsal, rehearsalQuery } from '../api/rehearsal.ts';
import { LiveMark } from '../live/live-mark.tsx';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Status } from '../parts/status.tsx';
import { useHasRight } from '../session/rights.ts';
import { Findings } from './findings.tsx';
import { OrderForm } from './order-form.tsx';
import { phaseLabel } from './phases.ts';

const route = getRouteApi('/signed-in/d/$directoryId/rehearsal');

export function RehearsalPage(): ReactElement {
  const words = useWords();
  const { directoryId } = route.useParams();
  const rehearsal = useQuery(rehearsalQuery(directoryId));
  const canAdminister = useHasRight('administer');
  const isRunning = rehearsal.data?.state === 'running';
  return (
    <>
      <PageTitle title={words('rehearsal.title')} intro={words('rehearsal.intro')} />
      <div className="stack-wide">
        {!canAdminister && <p className="notice">{words('app.readOnly')}</p>}
        {rehearsal.isPending && <Loading lines={5} onRetry={() => rehearsal.refetch()} />}
        <ProblemNotice error={rehearsal.error} onRetry={() => rehearsal.refetch()} />
        {rehearsal.data !== undefined && !isRunning && (
          <Panel title={words('rehearsal.order')}>
            <OrderForm directoryId={directoryId} isDisabled={!canAdminister} />
          </Panel>
        )}
        {rehearsal.data !== undefined && rehearsal.data.state !== 'none' && (
          <Course directoryId={directoryId} rehearsal={rehearsal.data} canAdminister={canAdminister} />
        )}
      </div>
    </>
  );
}

interface CourseProps {
  readonly directoryId: string;
  readonly rehearsal: RehearsalState;
  readonly canAdminister: boolean;
}

const tones = { running: 'busy', passed: 'good', failed: 'bad', cancelled: 'quiet', broken: 'bad' } as const;

/** The rehearsal that runs, or the last one. */
function Course({ directoryId, rehearsal, canAdminister }: CourseProps): ReactElement {
  const words = useWords();
  const isRunning = rehearsal.state === 'running';
  const { users, mapping, dialect } = rehearsal.order;
  return (
    <Panel title={words(isRunning ? 'rehearsal.running' : 'rehearsal.last')} aside={isRunning && <LiveMark />}>
      <div className="split">
        <div role="status">
          <Status tone={tones[rehearsal.state]}>{words(`rehearsal.state.${rehearsal.state}`)}</Status>
          <p className="quiet small">
            {words('rehearsal.setting', {
              count: users,
              mapping: words(`rehearsal.mapping.${mapping}`),
              dialect: words(`rehearsal.dialect.${dialect}`),
            })}
          </p>
        </div>
        {isRunning && canAdminister && <CancelButton directoryId={directoryId} />}
      </div>
      {isRunning && <ProgressLine rehearsal={rehearsal} />}
      {rehearsal.report !== undefined && <Findings report={rehearsal.report} />}
    </Panel>
  );
}

function ProgressLine({ rehearsal }: { readonly rehearsal: RehearsalState }): ReactElement {
  const words = useWords();
  const { progress } = rehearsal;
  const phase = words(progress === undefined ? 'rehearsal.phase.start' : phaseLabel(progress.phase));
  const label = progress === undefined ? phase : `${phase}: ${String(progress.done)} / ${String(progress.total)}`;
  return (
    <div className="progress-line">
      <progress aria-label={phase} value={progress?.done ?? 0} max={Math.max(1, progress?.total ?? 1)} />
      <span>{label}</span>
      <p className="quiet small">{words('rehearsal.mayLeave')}</p>
    </div>
  );
}

function CancelButton({ directoryId }: { readonly directoryId: string }): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const cancelling = useMutation({
    mutationFn: cancelRehearsal(directoryId),
    onSettled: () => client.invalidateQueries({ queryKey: rehearsalQuery(directoryId).queryKey }),
  });
  return (
    <Button variant="default" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
      {words('rehearsal.cancel')}
    </Button>
  );
}
