// What the guide itself contributes to a step: our side of the connection before the points in Entra, and what it has seen after them.

import type { ReactElement } from 'react';
import { formatClock, formatDuration } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { DefaultRowTable } from '../mapping/default-row-table.tsx';
import { MappingChecks } from '../mapping/mapping-checks.tsx';
import { Rich } from '../parts/rich.tsx';
import { Status } from '../parts/status.tsx';
import { ConnectTools } from './connect-tools.tsx';
import type { Progress, Step } from './progress.ts';
import type { Sight } from './sight.ts';

interface StepWatchProps {
  readonly step: Step;
  readonly sight: Sight;
  readonly progress: Progress;
  readonly part: 'before' | 'after';
}

export function StepWatch({ step, sight, progress, part }: StepWatchProps): ReactElement | null {
  if (part === 'before') return step === 'connect' ? <ConnectTools {...sight} part="tools" /> : null;
  switch (step) {
    case 'create':
      return null;
    case 'connect':
      return <ConnectTools {...sight} part="line" />;
    case 'mapping':
      return (
        <>
          <MappingChecks activity={sight.activity} canCopy={false} />
          <DefaultRowTable />
        </>
      );
    case 'person':
      return <PersonSeen {...sight} />;
    case 'start':
      return <CycleSeen sight={sight} progress={progress} />;
    default:
      return step satisfies never;
  }
}

function PersonSeen({ activity }: Sight): ReactElement {
  const { words, language } = useLocale();
  const { firstPersonAt } = activity;
  return (
    <div className="seen" role="status">
      {firstPersonAt === undefined ? (
        <Status tone="busy">{words('guide.person.waiting')}</Status>
      ) : (
        <Status tone="good">
          {words('guide.person.seen', { when: formatClock(firstPersonAt, Date.now(), language) })}
        </Status>
      )}
      <p className="quiet small">
        <Rich text={words('guide.person.skipped')} />
      </p>
    </div>
  );
}

function CycleSeen({ sight, progress }: { readonly sight: Sight; readonly progress: Progress }): ReactElement {
  const { words, language } = useLocale();
  const { users, groups } = sight.activity;
  const counts = {
    users: words('connection.counts.users', { count: users }),
    groups: words('connection.counts.groups', { count: groups }),
  };
  const isDone = progress.states.start === 'done';
  return (
    <>
      <div className="seen">
        <Status tone={isDone ? 'good' : 'busy'}>
          {words(isDone ? 'guide.start.done' : 'guide.start.running', counts)}
        </Status>
        {!isDone && <p className="quiet small">{words('guide.start.total')}</p>}
      </div>
      {progress.silentMs !== undefined && (
        <p className="notice notice-warning">
          {words('guide.silent', { duration: formatDuration(progress.silentMs, language) })}
        </p>
      )}
      {isDone && <WhatNext />}
    </>
  );
}

function WhatNext(): ReactElement {
  const words = useWords();
  return (
    <div className="stack">
      <h3>{words('guide.after.title')}</h3>
      <ul className="consequences">
        <li>{words('guide.after.cycle')}</li>
        <li>{words('guide.after.leavers')}</li>
        <li>{words('guide.after.log')}</li>
      </ul>
    </div>
  );
}
