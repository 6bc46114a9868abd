// The facts of one request.

import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { LogEvent } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';
import { Panel } from '../parts/panel.tsx';

interface EventSummaryProps {
  readonly directoryId: string;
  readonly event: LogEvent;
}

export function EventSummary({ directoryId, event }: EventSummaryProps): ReactElement {
  const words = useWords();
  return (
    <Panel title={words('event.summary')} aside={<RecordLink directoryId={directoryId} event={event} />}>
      <dl className="facts facts-wide">
        <Fact label={words('event.method')}>
          {event.method} {event.path}
        </Fact>
        <Fact label={words('log.status')}>{event.status}</Fact>
        <Fact label={words('log.duration')}>{Math.round(event.durationMs)} ms</Fact>
        <Fact label={words('event.id')}>{event.id}</Fact>
        <Fact label={words('event.token')}>{event.tokenName ?? event.tokenId ?? words('app.none')}</Fact>
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

function RecordLink({ directoryId, event }: EventSummaryProps): ReactElement | null {
  const words = useWords();
  const id = event.resourceId;
  if (id === undefined || event.method === 'DELETE') return null;
  const isGroup = event.path.startsWith('/Groups');
  return isGroup ? (
    <Link className="text-link" to="/d/$directoryId/groups/$groupId" params={{ directoryId, groupId: id }}>
      {words('event.person')}
    </Link>
  ) : (
    <Link className="text-link" to="/d/$directoryId/users/$userId" params={{ directoryId, userId: id }}>
      {words('event.person')}
    </Link>
  );
}
