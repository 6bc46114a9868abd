// The two rows of the mapping to change, or that both are correct.

import { Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { Activity } from '../../../src/http/api/contract.ts';
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
      {!isCorrect && <Text c="dimmed">{words('mapping.intro')}</Text>}
      <MappingChecks activity={activity} />
      {children}
    </Panel>
  );
}
