// The setup guide: five steps on the left, incoming requests on the right. It marks completed steps and opens the one that needs attention.

import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { activityQuery, directoryQuery } from '../api/directories.ts';
import { tokensQuery } from '../api/tokens.ts';
import { describeProgress, nextStep, type Step, steps } from '../connection/progress.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { useNow } from '../parts/moment.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { drawingOf } from './drawings.ts';
import { EntraDrawing } from './entra-drawing.tsx';
import { InstructionList, instructionsOf } from './instructions.tsx';
import { LiveStrip } from './live-strip.tsx';
import classes from './setup-guide.module.css';
import { type Look, looks, type SetupGuideSearch } from './setup-guide-search.ts';
import { StepList } from './step-list.tsx';
import { ConnectTools, type GuideState, StepWatch, Values } from './step-parts.tsx';

const shownLines = 12;
const tickMs = 5_000;

interface SetupGuideProps {
  readonly place: SetupGuideSearch;
  readonly onMove: (place: SetupGuideSearch) => void;
}

export function SetupGuide({ place, onMove }: SetupGuideProps): ReactElement {
  const directoryId = useDirectoryId();
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

type OpenGuideProps = GuideState & Pick<SetupGuideProps, 'place' | 'onMove'>;

function OpenGuide({ place, onMove, ...state }: OpenGuideProps): ReactElement {
  const words = useWords();
  const nowMs = useNow(tickMs);
  const progress = describeProgress(state.directory, state.activity, state.tokens, nowMs);
  // The first open step is decided once, so that the guide does not change steps while it is read.
  const [first] = useState(() => nextStep(progress) ?? 'start');
  const step = place.step ?? first;
  const look: Look = place.look ?? 'new';
  return (
    <div className={classes['guide']}>
      <StepList chosen={step} states={progress.states} onChoose={(chosen) => onMove({ ...place, step: chosen })} />
      <Panel
        title={`${words('guide.step', { number: steps.indexOf(step) + 1 })} ${words(`guide.${step}.title`)}`}
        aside={
          <SegmentedControl
            aria-label={words('guide.look')}
            value={look}
            data={looks.map((key) => ({ value: key, label: words(`guide.look.${key}`) }))}
            onChange={(chosen) => onMove({ ...place, step, look: chosen })}
          />
        }
      >
        <Text c="dimmed">{words(`guide.${step}.why`)}</Text>
        {step === 'connect' && <ConnectTools directory={state.directory} />}
        <h3>{words('guide.inEntra')}</h3>
        <EntraDrawing drawing={drawingOf(step, look, state.directory, words)} look={look} />
        <InstructionList instructions={instructionsOf(step, look, state.directory)} />
        {step !== 'connect' && <Values directory={state.directory} />}
        <StepWatch step={step} state={state} progress={progress} />
        <Moves step={step} onChoose={(chosen) => onMove({ ...place, step: chosen })} />
      </Panel>
      <LiveStrip count={shownLines} />
    </div>
  );
}

interface MovesProps {
  readonly step: Step;
  readonly onChoose: (step: Step) => void;
}

function Moves({ step, onChoose }: MovesProps): ReactElement {
  const words = useWords();
  const at = steps.indexOf(step);
  const before = steps[at - 1];
  const after = steps[at + 1];
  return (
    <Group justify="flex-end">
      {before !== undefined && (
        <Button me="auto" variant="default" onClick={() => onChoose(before)}>
          {words('guide.back')}
        </Button>
      )}
      {after !== undefined && (
        <Button onClick={() => onChoose(after)}>{words('guide.next', { title: words(`guide.${after}.title`) })}</Button>
      )}
    </Group>
  );
}

const route = getRouteApi('/signed-in/d/$directoryId/guide');

export function SetupGuidePage(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const place = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageTitle title={words('guide.title')} intro={words('guide.intro')} />
      <SetupGuide key={directoryId} place={place} onMove={(search) => navigate({ search, replace: true })} />
    </>
  );
}
