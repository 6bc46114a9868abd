// The setup checklist in five marks, on one line.

import { Group, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { formatDuration } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { useNow } from '../parts/moment.tsx';
import { Notice } from '../parts/notice.tsx';
import { Status, type Tone } from '../parts/status.tsx';
import { describeProgress, type StepState } from './progress.ts';

const tickMs = 30_000;
const tones: Readonly<Record<StepState, Tone>> = { done: 'good', attention: 'bad', open: 'quiet' };

interface ChecksProps {
  readonly directory: Directory;
  readonly activity: Activity;
  readonly tokens: readonly Token[];
}

export function Checks({ directory, activity, tokens }: ChecksProps): ReactElement {
  const { words, language } = useLocale();
  const { states, silentMs } = describeProgress(directory, activity, tokens, useNow(tickMs));
  const isOn = directory.entra && directory.provisioning;
  return (
    <>
      <Group gap="md" role="group" aria-label={words('checks.title')}>
        <Status tone={isOn ? 'good' : 'quiet'}>{words('checks.switches')}</Status>
        {(['connect', 'mapping', 'person', 'start'] as const).map((step) => (
          <Status key={step} tone={tones[states[step]]}>
            {words(`checks.${step}`)} <VisuallyHidden>{words(`guide.state.${states[step]}`)}</VisuallyHidden>
          </Status>
        ))}
      </Group>
      {silentMs !== undefined && (
        <Notice tone="warning">{words('guide.silent', { duration: formatDuration(silentMs, language) })}</Notice>
      )}
    </>
  );
}
