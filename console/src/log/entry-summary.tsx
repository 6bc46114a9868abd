// The facts of one request.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { LogEntryDetails } from '../../../src/http/api/schemas/log.ts';
import { useWords } from '../locales/locale.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDirectoryId } from '../session/rights.ts';

interface EntrySummaryProps {
  readonly entry: LogEntryDetails;
}

export function EntrySummary({ entry }: EntrySummaryProps): ReactElement {
  const words = useWords();
  const facts = [
    ['entry.method', `${entry.method} ${entry.path}`],
    ['log.status', entry.status],
    ['log.duration', `${String(Math.round(entry.durationMs))}\u00a0ms`],
    ['entry.id', entry.id],
    ['entry.token', entry.tokenName ?? entry.tokenId ?? words('app.none')],
  ] as const;
  return (
    <Panel title={words('entry.summary')} aside={<RecordLink entry={entry} />}>
      <Facts isWide>
        {facts.map(([name, value]) => (
          <Fact key={name} name={words(name)}>
            <code>{value}</code>
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
}

function RecordLink({ entry }: EntrySummaryProps): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  const id = entry.resourceId;
  if (id === undefined || entry.method === 'DELETE') return null;
  const isGroup = entry.path.startsWith('/Groups');
  return isGroup ? (
    <Link to="/d/$directoryId/groups/$groupId" params={{ directoryId, groupId: id }}>
      {words('entry.person')}
    </Link>
  ) : (
    <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: id }}>
      {words('entry.person')}
    </Link>
  );
}
