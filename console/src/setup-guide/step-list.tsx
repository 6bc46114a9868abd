// The five steps, with a mark for those that are done and those that need attention.

import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { type Step, type StepState, steps } from '../connection/progress.ts';
import { useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';

import classes from './setup-guide.module.css';

interface StepListProps {
  readonly chosen: Step;
  readonly states: Readonly<Record<Step, StepState>>;
  readonly onChoose: (step: Step) => void;
}

export function StepList({ chosen, states, onChoose }: StepListProps): ReactElement {
  const words = useWords();
  return (
    <nav aria-label={words('guide.steps')}>
      <ol className={classes['steps']}>
        {steps.map((step, index) => (
          <li key={step}>
            <UnstyledButton
              className={classes['step'] ?? ''}
              data-state={states[step]}
              aria-current={step === chosen ? 'step' : undefined}
              onClick={() => onChoose(step)}
            >
              <span className={classes['mark']} aria-hidden="true">
                <StepMark state={states[step]} number={index + 1} />
              </span>
              <span>{words(`guide.${step}.title`)}</span>
              <VisuallyHidden>{words(`guide.state.${states[step]}`)}</VisuallyHidden>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const icons = { done: 'check', attention: 'warning' } as const;

function StepMark({ state, number }: { readonly state: StepState; readonly number: number }): ReactNode {
  return state === 'open' ? number : <Icon name={icons[state]} size={16} />;
}
