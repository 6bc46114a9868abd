// What happened to a user: the changes, with the requests of Entra that failed among them, or with all of its requests.

import { SegmentedControl, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import type { HistoryEvent, User } from '../../../src/http/api/schemas/users.ts';
import { logQuery } from '../api/log.ts';
import { EventText } from '../history/history-list.tsx';
import { useReload } from '../live/reload.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { toneOf } from '../log/outcome.ts';
import { OlderButton } from '../parts/answer.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useDirectoryId } from '../session/rights.ts';

type Shown = 'changes' | 'all';
const failed = 'failure,refused';

export function UserHistory({ user }: { readonly user: User }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const [shown, setShown] = useState<Shown>('changes');
  const query = logQuery(directoryId, { resource: user.id, ...(shown === 'all' ? {} : { outcome: failed }) });
  const log = useInfiniteQuery(query);
  useReload(query.queryKey);
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const lines = mergeByTime(user.history, entries);
  return (
    <Panel
      title={words('person.tab.history')}
      aside={
        <SegmentedControl
          aria-label={words('history.show')}
          value={shown}
          data={(['changes', 'all'] as const).map((value) => ({ value, label: words(`history.show.${value}`) }))}
          onChange={setShown}
        />
      }
    >
      {lines.length === 0 && <Text c="dimmed">{words('history.none')}</Text>}
      <Facts isWide>
        {lines.map((line) => (
          <Fact key={line.id} name={<Moment at={line.at} />}>
            {'changes' in line ? <EventText event={line} named={user.named} /> : <EntryText entry={line} />}
          </Fact>
        ))}
      </Facts>
      <OlderButton query={log} />
    </Panel>
  );
}

/** Newest first; a change comes before the request that made it. */
function mergeByTime(
  history: readonly HistoryEvent[],
  entries: readonly LogEntry[],
): readonly (HistoryEvent | LogEntry)[] {
  return [...history, ...entries].sort((left, right) => Date.parse(right.at) - Date.parse(left.at));
}

function EntryText({ entry }: { readonly entry: LogEntry }): ReactElement {
  const { words, problemText, causeOf } = useLocale();
  const directoryId = useDirectoryId();
  const action = words.named('action', entry.action) ?? entry.action;
  const [warning] = entry.warnings;
  return (
    <>
      <Status tone={toneOf(entry)}>{entry.outcome === 'failure' ? words('history.failed', { action }) : action}</Status>{' '}
      <Link to="/d/$directoryId/log/$entryId" params={{ directoryId, entryId: entry.id }}>
        {words('history.entry')}
      </Link>
      {entry.code !== undefined && entry.outcome !== 'success' && <p>{causeOf(entry)}</p>}
      {warning !== undefined && <p>{problemText(warning)?.cause}</p>}
    </>
  );
}
