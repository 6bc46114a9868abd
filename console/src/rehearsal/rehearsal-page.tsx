// /d/:id/rehearsal: a simulated Entra provisions this directory; the page shows its progress and its findings.

import { Button, Group, Progress, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Rehearsal } from '../../../src/http/api/schemas/rehearsals.ts';
import { directoryQuery, turnSwitches } from '../api/directories.ts';
import { cancelRehearsal, rehearsalQuery } from '../api/rehearsal.ts';
import { LiveMark } from '../live/provider.tsx';
import { useWords } from '../locales/locale.tsx';
import type { Words } from '../locales/words.ts';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { Findings } from './findings.tsx';
import { OrderForm } from './order-form.tsx';

export function RehearsalPage(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const query = useQuery(rehearsalQuery(directoryId));
  const canAdminister = useHasRight('administer');
  return (
    <>
      <PageTitle title={words('rehearsal.title')} intro={words('rehearsal.intro')} />
      {!canAdminister && <Notice>{words('app.readOnly')}</Notice>}
      <Answer query={query} lines={5}>
        {(rehearsal) => (
          <>
            {rehearsal.state !== 'running' && <Order />}
            {rehearsal.state !== 'none' && <Course rehearsal={rehearsal} canAdminister={canAdminister} />}
          </>
        )}
      </Answer>
    </>
  );
}

/** The form, where a test run can succeed; else what is in its way. */
function Order(): ReactElement | null {
  const words = useWords();
  const canAdminister = useHasRight('administer');
  const { data: directory } = useQuery(directoryQuery(useDirectoryId()));
  if (directory === undefined) return null;
  if (!directory.testing && !directory.demonstration) return <Notice>{words('rehearsal.notTesting')}</Notice>;
  const isOff = !directory.entra || !directory.provisioning;
  return (
    <Panel title={words('rehearsal.order')}>
      {isOff && <SwitchedOff />}
      <OrderForm isDisabled={isOff || !canAdminister} />
    </Panel>
  );
}

function SwitchedOff(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const canConnect = useHasRight('connect');
  const turnOn = useChange(turnSwitches(directoryId), { rereads: [directoryQuery(directoryId).queryKey] });
  return (
    <Notice tone="warning">
      <Group justify="space-between">
        {words('rehearsal.switchedOff')}
        {canConnect && (
          <Button loading={turnOn.isPending} onClick={() => turnOn.mutate({ entra: true, provisioning: true })}>
            {words('interface.turnOn')}
          </Button>
        )}
      </Group>
      <ProblemNotice error={turnOn.error} />
    </Notice>
  );
}

interface CourseProps {
  readonly rehearsal: Rehearsal;
  readonly canAdminister: boolean;
}

const tones = { running: 'busy', passed: 'good', failed: 'bad', cancelled: 'quiet', broken: 'bad' } as const;

/** The running rehearsal, or the last one. */
function Course({ rehearsal, canAdminister }: CourseProps): ReactElement {
  const words = useWords();
  const isRunning = rehearsal.state === 'running';
  const { users, mapping, dialect } = rehearsal.order;
  return (
    <Panel title={words(isRunning ? 'rehearsal.running' : 'rehearsal.last')} aside={isRunning && <LiveMark />}>
      <Group justify="space-between">
        <div role="status">
          <Status tone={tones[rehearsal.state]}>{words(`rehearsal.state.${rehearsal.state}`)}</Status>
          <Hint>
            {words('rehearsal.setting', {
              count: users,
              mapping: words(`rehearsal.mapping.${mapping}`),
              dialect: words(`rehearsal.dialect.${dialect}`),
            })}
          </Hint>
        </div>
        {isRunning && canAdminister && <CancelButton />}
      </Group>
      {isRunning && <ProgressLine rehearsal={rehearsal} />}
      {rehearsal.report !== undefined && <Findings report={rehearsal.report} />}
    </Panel>
  );
}

function ProgressLine({ rehearsal }: { readonly rehearsal: Rehearsal }): ReactElement {
  const words = useWords();
  const { progress } = rehearsal;
  const phase = phaseText(progress?.phase ?? 'start', words);
  const label = progress === undefined ? phase : `${phase}: ${String(progress.done)} / ${String(progress.total)}`;
  return (
    <Stack gap={6}>
      <Progress aria-label={phase} value={(100 * (progress?.done ?? 0)) / Math.max(1, progress?.total ?? 1)} />
      <span>{label}</span>
      <Hint>{words('rehearsal.mayLeave')}</Hint>
    </Stack>
  );
}

function CancelButton(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const cancelling = useChange(cancelRehearsal(directoryId), { rereads: [rehearsalQuery(directoryId).queryKey] });
  return (
    <Button variant="default" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
      {words('rehearsal.cancel')}
    </Button>
  );
}

/** A phase without a text of its own is reading back and comparing. */
function phaseText(phase: string, words: Words): string {
  return words.named('rehearsal.phase', phase.replace('deleted ', '')) ?? words('rehearsal.phase.verify');
}
