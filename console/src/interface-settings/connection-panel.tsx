// The state of the connection: the last request, the requests of the last hour, and the setup checklist until it is done.

import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { logIntervalsQuery } from '../api/log.ts';
import { ConnectionLine } from '../connection/connection-line.tsx';
import { describeProgress, nextStep, type StepState } from '../connection/progress.ts';
import { LiveMark } from '../live/provider.tsx';
import { formatDuration } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { sumOf } from '../log/bars.ts';
import { Bars } from '../log/log-bars.tsx';
import { chartTimeOf } from '../log/log-search.ts';
import { useNow } from '../parts/moment.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status, type Tone } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';

interface ConnectionPanelProps {
  readonly directory: Directory;
  readonly activity: Activity | undefined;
  readonly tokens: readonly Token[] | undefined;
}

export function ConnectionPanel({ directory, activity, tokens }: ConnectionPanelProps): ReactElement {
  const words = useWords();
  return (
    <Panel title={words('connection.title')} aside={directory.entra && <LiveMark />}>
      <ConnectionLine directory={directory} activity={activity} />
      {activity?.lastRequest !== undefined && <Pulse directoryId={directory.id} />}
      {activity !== undefined && tokens !== undefined && (
        <Checks directory={directory} activity={activity} tokens={tokens} />
      )}
    </Panel>
  );
}

const tickMs = 30_000;

/** The requests of the last hour, minute by minute. */
function Pulse({ directoryId }: { readonly directoryId: string }): ReactElement {
  const words = useWords();
  const nowMs = useNow(tickMs);
  const { from, until } = useMemo(() => chartTimeOf({ range: 'hour' }, nowMs), [nowMs]);
  const { data: intervals = [] } = useQuery(logIntervalsQuery(directoryId, from, until));
  const count = intervals.reduce((sum, interval) => sum + sumOf(interval), 0);
  return (
    <div>
      <Bars intervals={intervals} search={{ view: 'entries' }} />
      <Hint>{words('connection.pulse', { count })}</Hint>
    </div>
  );
}

const tones: Readonly<Record<StepState, Tone>> = { done: 'good', attention: 'bad', open: 'quiet' };

interface ChecksProps {
  readonly directory: Directory;
  readonly activity: Activity;
  readonly tokens: readonly Token[];
}

/** The setup checklist in a sentence for each step; in one when all are done. */
function Checks({ directory, activity, tokens }: ChecksProps): ReactElement {
  const { words, language } = useLocale();
  const progress = describeProgress(directory, activity, tokens, useNow(tickMs));
  const { states, silentMs } = progress;
  const isOn = directory.entra && directory.provisioning;
  const isDone = isOn && nextStep(progress) === undefined;
  return (
    <>
      {isDone ? (
        <Status tone="good">{words('checks.done')}</Status>
      ) : (
        <Stack gap={4} role="group" aria-label={words('checks.title')}>
          <Status tone={isOn ? 'good' : 'quiet'}>{words(`checks.switches.${isOn ? 'done' : 'open'}`)}</Status>
          {(['connect', 'mapping'] as const).map((step) => (
            <Status key={step} tone={tones[states[step]]}>
              {words(`checks.${step}.${states[step]}`)}
            </Status>
          ))}
          {(['person', 'start'] as const).map((step) => (
            <Status key={step} tone={tones[states[step]]}>
              {words(`checks.${step}.${states[step] === 'done' ? 'done' : 'open'}`)}
            </Status>
          ))}
        </Stack>
      )}
      {silentMs !== undefined && (
        <Notice tone="warning">{words('guide.silent', { duration: formatDuration(silentMs, language) })}</Notice>
      )}
    </>
  );
}
