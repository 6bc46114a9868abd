// Setup progress in five marks.

import type { ReactElement } from 'react';
import type { Activity, ConsoleDirectory, ConsoleToken } from '../../../src/http/console/contract.ts';
import { formatDuration } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { useNow } from '../parts/moment.tsx';
import { Status, type Tone } from '../parts/status.tsx';
import { describeProgress, type StepState } from './progress.ts';

const tickMs = 30_000;
const tones: Readonly<Record<StepState, Tone>> = { done: 'good', attention: 'bad', open: 'quiet' };

interface ChecksProps {
  readonly directory: ConsoleDirectory;
  readonly activity: Activity;
  readonly tokens: readonly ConsoleToken[];
}

export function Checks({ directory, activity, tokens }: ChecksProps): ReactElement {
  const { words, language } = useLocale();
  const { states, silentMs } = describeProgress(directory, activity, tokens, useNow(tickMs));
  const isOn = directory.entra && directory.provisioning;
  return (
    <>
      <ul className="checks" aria-label={words('checks.title')}>
        <li>
          <Status tone={isOn ? 'good' : 'quiet'}>{words('checks.switches')}</Status>
        </li>
        {(['connect', 'mapping', 'person', 'start'] as const).map((step) => (
          <li key={step}>
            <Status tone={tones[states[step]]}>{words(`checks.${step}`)}</Status>
            <span className="unseen">{words(`guide.state.${states[step]}`)}</span>
          </li>
        ))}
      </ul>
      {silentMs !== undefined && (
        <p className="notice notice-warning">
          {words('guide.silent', { duration: formatDuration(silentMs, language) })}
        </p>
      )}
    </>
  );
}
