// The card of the two mapping rows: what to change in Entra, or that both rows are correct.

import type { ReactElement, ReactNode } from 'react';
import type { Activity } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';
import { Panel } from '../parts/panel.tsx';
import { isMappingCorrect } from './mapping-check.ts';
import { MappingChecks } from './mapping-checks.tsx';

interface MappingPanelProps {
  readonly activity: Activity | undefined;
  readonly children: ReactNode;
}

export function MappingPanel({ activity, children }: MappingPanelProps): ReactElement {
  const words = useWords();
  const isCorrect = isMappingCorrect(activity);
  return (
    <Panel title={words(isCorrect ? 'mapping.correct' : 'mapping.two')}>
      {!isCorrect && <p className="quiet">{words('mapping.intro')}</p>}
      <MappingChecks activity={activity} />
      {children}
    </Panel>
  );
}
