// The facts of one request.

import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { LogEvent } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';
import { Panel } from '../parts/panel.tsx';

interface EntrySummaryProps {
  readonly directoryId: string;
  readonly entry: LogEvent;
}

export function EntrySummary({ directoryId, entry }: EntrySummaryProps): ReactElement {
  const words = useWords();
  return (
    <Panel title={words('entry.summary')} aside={<RecordLink directoryId={directoryId} entry={entry} />}>
      <dl className="facts facts-wide">
        <Fact label={words('entry.method')}>
          {entry.method} {entry.path}
        </Fact>
        <Fact label={words('log.status')}>{entry.status}</Fact>
        <Fact label={words('log.duration')}>{Math.round(entry.durationMs)}&nbsp;ms</Fact>
        <Fact label={words('entry.id')}>{entry.id}</Fact>
        <Fact label={words('entry.token')}>{entry.tokenName ?? entry.tokenId ?? words('app.none')}</Fact>
      </dl>
    </Panel>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="mono">{children}</dd>
    </div>
  );
}

function RecordLink({ directoryId, entry }: EntrySummaryProps): ReactElement | null {
  const words = useWords();
  const id = entry.resourceId;
  if (id === undefined || entry.method === 'DELETE') return null;
  const isGroup = entry.path.startsWith('/Groups');
  return isGroup ? (
    <Link className="text-link" to="/d/$directoryId/groups/$groupId" params={{ directoryId, groupId: id }}>
      {words('entry.person')}
    </Link>
  ) : (
    <Link className="text-link" to="/d/$directoryId/users/$userId" params={{ directoryId, userId: id }}>
      {words('entry.person')}
    </Link>
  );
}
