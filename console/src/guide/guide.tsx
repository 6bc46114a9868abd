// The setup guide: five steps on the left, what Entra does on the right. It ticks off what it sees and stops where something is wrong.

import './guide.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { activityQuery, directoryQuery, tokensQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { useNow } from '../parts/moment.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Segments } from '../parts/segments.tsx';
import { type GuideSearch, type Look, looks } from './guide-search.ts';
import { Instructions } from './instructions.tsx';
import { LiveStrip } from './live-strip.tsx';
import { pointsOf } from './points.ts';
import { describeProgress, nextStep, type Progress, type Step, steps } from './progress.ts';
import type { Sight } from './sight.ts';
import { StepList } from './step-list.tsx';
import { StepWatch } from './step-watch.tsx';

const shownLines = 12;
const tickMs = 5_000;

interface GuideProps {
  readonly directoryId: string;
  readonly place: GuideSearch;
  readonly onMove: (place: GuideSearch) => void;
}

export function Guide({ directoryId, place, onMove }: GuideProps): ReactElement {
  const directory = useQuery(directoryQuery(directoryId));
  const activity = useQuery(activityQuery(directoryId));
  const tokens = useQuery(tokensQuery(directoryId));
  const error = directory.error ?? activity.error ?? tokens.error;
  if (directory.data === undefined || activity.data === undefined || tokens.data === undefined) {
    return error === null ? <Loading lines={8} /> : <ProblemNotice error={error} onRetry={() => activity.refetch()} />;
  }
  return (
    <OpenGuide directory={directory.data} activity={activity.data} tokens={tokens.data} place={place} onMove={onMove} />
  );
}

type OpenGuideProps = Sight & Pick<GuideProps, 'place' | 'onMove'>;

function OpenGuide({ place, onMove, ...sight }: OpenGuideProps): ReactElement {
  const words = useWords();
  const nowMs = useNow(tickMs);
  const progress = describeProgress(sight.directory, sight.activity, sight.tokens, nowMs);
  // Where the guide opens is decided once: a step must not run away from its reader.
  const [first] = useState(() => nextStep(progress) ?? 'start');
  const step = place.step ?? first;
  const look: Look = place.look ?? 'new';
  return (
    <div className="guide">
      <StepList chosen={step} states={progress.states} onChoose={(chosen) => onMove({ ...place, step: chosen })} />
      <section className="guide-step panel" aria-labelledby="guide-step">
        <header className="split">
          <h2 id="guide-step">
            {words('guide.step', { number: steps.indexOf(step) + 1 })} {words(`guide.${step}.title`)}
          </h2>
          <Segments
            label={words('guide.look')}
            chosen={look}
            segments={looks.map((key) => ({ key, label: words(`guide.look.${key}`) }))}
            onChoose={(chosen) => onMove({ ...place, step, look: chosen })}
          />
        </header>
        <p className="quiet">{words(`guide.${step}.why`)}</p>
        <StepWatch step={step} sight={sight} progress={progress} part="before" />
        <h3>{words('guide.inEntra')}</h3>
        <Instructions points={pointsOf(step, look, sight.directory)} />
        <StepWatch step={step} sight={sight} progress={progress} part="after" />
        <Moves step={step} progress={progress} onChoose={(chosen) => onMove({ ...place, step: chosen })} />
      </section>
      <LiveStrip directoryId={sight.directory.id} count={shownLines} />
    </div>
  );
}

interface MovesProps {
  readonly step: Step;
  readonly progress: Progress;
  readonly onChoose: (step: Step) => void;
}

function Moves({ step, progress, onChoose }: MovesProps): ReactElement {
  const words = useWords();
  const at = steps.indexOf(step);
  const before = steps[at - 1];
  const after = steps[at + 1];
  return (
    <div className="moves">
      {before !== undefined && (
        <Button className="moves-back" variant="default" onClick={() => onChoose(before)}>
          {words('guide.back')}
        </Button>
      )}
      {after !== undefined && (
        <Button variant={progress.states[step] === 'done' ? 'filled' : 'default'} onClick={() => onChoose(after)}>
          {words('guide.next', { title: words(`guide.${after}.title`) })}
        </Button>
      )}
    </div>
  );
}
