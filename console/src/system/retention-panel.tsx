// How long data is kept, as the operator has set it.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { retentionQuery } from '../api/system.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';

const kinds = [
  { kind: 'log', variable: 'BECARD_LOG_RETENTION_DAYS' },
  { kind: 'history', variable: 'BECARD_HISTORY_RETENTION_DAYS' },
  { kind: 'deleted', variable: 'BECARD_DELETED_RETENTION_DAYS' },
  { kind: 'audit', variable: 'BECARD_AUDIT_RETENTION_DAYS' },
] as const;

export function RetentionPanel({ title }: { readonly title: string }): ReactElement {
  const words = useWords();
  return (
    <Answer query={useQuery(retentionQuery)} lines={3}>
      {(days) => (
        <Panel title={title}>
          <Facts isWide>
            {kinds.map(({ kind, variable }) => (
              <Fact key={kind} name={words(`retention.${kind}`)}>
                {words('retention.days', { count: days[kind] })} <code>{variable}</code>
              </Fact>
            ))}
          </Facts>
        </Panel>
      )}
    </Answer>
  );
}
