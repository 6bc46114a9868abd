// What Becard has seen of a step.

import type { ReactElement } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { ConnectionLine } from '../connection/connection-line.tsx';
import type { Progress, Step } from '../connection/progress.ts';
import { formatClock, formatDuration } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { DefaultRowTable } from '../mapping/attribute-table.tsx';
import { MappingChecks } from '../mapping/mapping-panel.tsx';
import { Notice } from '../parts/notice.tsx';
import { Status } from '../parts/status.tsx';
import { Emphasis, Hint } from '../parts/text.tsx';

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
