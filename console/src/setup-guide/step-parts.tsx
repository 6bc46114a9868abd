// Becard's parts of a step: the tools to connect, and what Becard has seen.

import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { ConnectionLine } from '../connection/connection-line.tsx';
import type { Progress, Step } from '../connection/progress.ts';
import { useSwitches } from '../connection/switches.ts';
import { formatClock, formatDuration } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { DefaultRowTable } from '../mapping/attribute-table.tsx';
import { MappingChecks } from '../mapping/mapping-panel.tsx';
import { CopyField } from '../parts/copy-button.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Status } from '../parts/status.tsx';
import { Emphasis, Fold, Hint } from '../parts/text.tsx';
import { useHasRight } from '../session/rights.ts';
import { TokenSection } from '../tokens/token-section.tsx';

export interface GuideState {
  readonly directory: Directory;
  readonly activity: Activity;
  readonly tokens: readonly Token[];
}

interface StepWatchProps {
  readonly step: Step;
  readonly state: GuideState;
  readonly progress: Progress;
}

export function StepWatch({ step, state, progress }: StepWatchProps): ReactElement | null {
  switch (step) {
    case 'create':
      return null;
    case 'connect':
      return <ConnectionLine directory={state.directory} activity={state.activity} />;
    case 'mapping':
      return (
        <>
          <MappingChecks activity={state.activity} canCopy={false} />
          <DefaultRowTable />
        </>
      );
    case 'person':
      return <PersonSeen {...state} />;
    case 'start':
      return <CycleSeen state={state} progress={progress} />;
    default:
      return step satisfies never;
  }
}

function PersonSeen({ activity }: GuideState): ReactElement {
  const { words, language } = useLocale();
  const { firstUserAt } = activity;
  return (
    <Notice role="status">
      {firstUserAt === undefined ? (
        <Status tone="busy">{words('guide.person.waiting')}</Status>
      ) : (
        <Status tone="good">
          {words('guide.person.seen', { when: formatClock(firstUserAt, Date.now(), language) })}
        </Status>
      )}
      <Hint>
        <Emphasis text={words('guide.person.skipped')} />
      </Hint>
    </Notice>
  );
}

function CycleSeen({ state, progress }: Omit<StepWatchProps, 'step'>): ReactElement {
  const { words, language } = useLocale();
  const { users, groups } = state.activity;
  const counts = {
    users: words('connection.counts.users', { count: users }),
    groups: words('connection.counts.groups', { count: groups }),
  };
  const isDone = progress.states.start === 'done';
  return (
    <>
      <Notice>
        <Status tone={isDone ? 'good' : 'busy'}>
          {words(isDone ? 'guide.start.done' : 'guide.start.running', counts)}
        </Status>
        {!isDone && <Hint>{words('guide.start.total')}</Hint>}
      </Notice>
      {progress.silentMs !== undefined && (
        <Notice tone="warning">
          {words('guide.silent', { duration: formatDuration(progress.silentMs, language) })}
        </Notice>
      )}
      {isDone && <WhatNext />}
    </>
  );
}

function WhatNext(): ReactElement {
  const words = useWords();
  return (
    <>
      <h3>{words('guide.after.title')}</h3>
      <ul>
        <li>{words('guide.after.cycle')}</li>
        <li>{words('guide.after.unassigned')}</li>
        <li>{words('guide.after.log')}</li>
      </ul>
    </>
  );
}

interface ValuesProps {
  readonly directory: Directory;
}

/** Both switches, Tenant URL and Secret Token. */
export function ConnectTools({ directory }: ValuesProps): ReactElement {
  const words = useWords();
  const canConnect = useHasRight('connect');
  const switches = useSwitches();
  const isOn = directory.entra && directory.provisioning;
  return (
    <Stack gap="lg">
      <h3>{words('guide.inBecard')}</h3>
      <ProblemNotice error={switches.error} />
      <Group justify="space-between">
        <Status tone={isOn ? 'good' : 'quiet'}>{words(isOn ? 'guide.connect.on' : 'guide.connect.off')}</Status>
        {!isOn && (
          <Button
            disabled={!canConnect}
            loading={switches.isPending}
            onClick={() => switches.mutate({ entra: true, provisioning: true })}
          >
            {words('guide.connect.turnOn')}
          </Button>
        )}
      </Group>
      <TwoValues directory={directory} />
    </Stack>
  );
}

/** Both values on the steps that follow or come before the one that copies them. */
export function Values({ directory }: ValuesProps): ReactElement {
  const words = useWords();
  return (
    <Fold title={words('guide.values')}>
      <Stack gap="lg">
        <TwoValues directory={directory} />
      </Stack>
    </Fold>
  );
}

function TwoValues({ directory }: ValuesProps): ReactElement {
  const words = useWords();
  return (
    <>
      <CopyField label={words('interface.url')} description={words('interface.url.hint')} text={directory.tenantUrl} />
      <TokenSection />
    </>
  );
}
