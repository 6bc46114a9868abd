// The five steps with their states.

import type { ReactElement } from 'react';
import { type Step, type StepState, steps } from '../connection/progress.ts';
import { useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';

interface StepListProps {
  readonly chosen: Step;
  readonly states: Readonly<Record<Step, StepState>>;
  readonly onChoose: (step: Step) => void;
}

export function StepList({ chosen, states, onChoose }: StepListProps): ReactElement {
  const words = useWords();
  return (
    <nav aria-label={words('guide.steps')}>
      <ol className="step-list">
        {steps.map((step, index) => (
          <li key={step}>
            <button
              type="button"
              className={`step step-${states[step]}`}
              aria-current={step === chosen ? 'step' : undefined}
              onClick={() => onChoose(step)}
            >
              <span className="step-mark" aria-hidden="true">
                <StepMark state={states[step]} number={index + 1} />
              </span>
              <span>{words(`guide.${step}.title`)}</span>
              <span className="unseen">{words(`guide.state.${states[step]}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepMark({ state, number }: { readonly state: StepState; readonly number: number }): ReactElement {
  switch (state) {
    case 'done':
      return <Icon name="check" size={16} />;
    case 'attention':
      return <Icon name="warning" size={16} />;
    case 'open':
      return <>{number}</>;
    default:
      return state satisfies never;
  }
}
