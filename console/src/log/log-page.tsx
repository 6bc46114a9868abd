// /d/:id/log: the provisioning log, newest first, live: what changed, every entry, cycles, or requests.

import { Box, Button, Group } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { logQuery } from '../api/log.ts';
import { LiveMark, useLiveLines } from '../live/provider.tsx';
import { readAgain } from '../live/read-again.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer, OlderButton } from '../parts/answer.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTabs } from '../parts/page-tabs.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Status } from '../parts/status.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { LogChart } from './log-chart.tsx';
import { LogCycles } from './log-cycles.tsx';
import { LogFilters } from './log-filters.tsx';
import { filterOf, isFiltered, type LogSearch, type LogView } from './log-search.ts';
import { LogTable } from './log-table.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/log');

export function LogPage(): ReactElement {
  const words = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [isPaused, setPaused] = useState(false);
  const choose = (next: LogSearch): void => void navigate({ search: next, replace: true });
  const view: LogView = search.view ?? 'changes';

  return (
    <>
      <PageTitle title={words('log.title')} action={<LogTail isPaused={isPaused} onPause={setPaused} />} />
      <PageTabs
        label={words('log.view')}
        chosen={view}
        tabs={[
          { key: 'changes', label: words('log.view.changes') },
          { key: 'entries', label: words('log.view.entries') },
          { key: 'cycles', label: words('log.view.cycles') },
          { key: 'requests', label: words('log.view.requests') },
        ]}
        onChoose={(key) => choose({ ...search, view: key === 'changes' ? undefined : key })}
      >
        {view === 'cycles' ? (
          <LogCycles search={search} onChoose={choose} />
        ) : (
          <>
            <LogFilters search={search} onChoose={choose} />
            <LogChart search={search} onChoose={choose} />
            <LogEntries search={search} view={view} isPaused={isPaused} onChoose={choose} />
          </>
        )}
      </PageTabs>
    </>
  );
}

interface LogTailProps {
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
}

function LogTail({ isPaused, onPause }: LogTailProps): ReactElement {
  const words = useWords();
  return (
    <Group gap="sm">
      {isPaused ? <Status tone="quiet">{words('log.halted')}</Status> : <LiveMark />}
      <Button variant="default" size="xs" onClick={() => onPause(!isPaused)}>
        {words(isPaused ? 'log.resume' : 'log.pause')}
      </Button>
    </Group>
  );
}

interface LogEntriesProps {
  readonly search: LogSearch;
  readonly view: Exclude<LogView, 'cycles'>;
  readonly isPaused: boolean;
  readonly onChoose: (next: LogSearch) => void;
}

/** New entries arrive by themselves while the newest page is open and the log is not paused. */
function LogEntries({ search, view, isPaused, onChoose }: LogEntriesProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const client = useQueryClient();
  const filter = useMemo(() => filterOf(search, Date.now()), [search]);
  const options = logQuery(directoryId, filter);
  const log = useInfiniteQuery(options);
  const isReadingOlder = (log.data?.pages.length ?? 1) > 1;
  useLiveLines(() => {
    if (!isPaused && !isReadingOlder) void readAgain(client, options.queryKey);
  });

  return (
    <>
      {isReadingOlder && (
        <Notice>
          <Group justify="space-between">
            {words('log.reading')}
            <Button variant="default" size="xs" onClick={() => client.resetQueries({ queryKey: options.queryKey })}>
              {words('log.newest')}
            </Button>
          </Group>
        </Notice>
      )}
      <Answer query={log} lines={8}>
        {({ pages }) =>
          pages[0]?.items.length === 0 ? (
            <NoEntries search={search} onChoose={onChoose} />
          ) : (
            <Box opacity={log.isPlaceholderData ? 0.55 : 1} aria-busy={log.isPlaceholderData}>
              <LogTable lines={pages.flatMap(({ items }) => items)} isWire={view === 'requests'} />
            </Box>
          )
        }
      </Answer>
      <OlderButton query={log} />
    </>
  );
}

function NoEntries({ search, onChoose }: Pick<LogEntriesProps, 'search' | 'onChoose'>): ReactElement {
  const words = useWords();
  if (search.view === undefined && search.action === undefined && search.outcome === undefined) {
    return (
      <EmptyState icon="log" title={words('log.empty.changes.title')} text={words('log.empty.changes.text')}>
        <Button variant="default" onClick={() => onChoose({ ...search, view: 'entries' })}>
          {words('log.empty.changes.show')}
        </Button>
      </EmptyState>
    );
  }
  if (!isFiltered(search))
    return <EmptyState icon="log" title={words('log.empty.title')} text={words('log.empty.text')} />;
  const { outcome, view, ...others } = search;
  const isOnlyFailed = outcome?.startsWith('failure') === true && !isFiltered(others);
  return (
    <EmptyState
      icon={isOnlyFailed ? 'check' : 'search'}
      title={words(isOnlyFailed ? 'log.empty.failed.title' : 'log.empty.filtered.title')}
      text={words(isOnlyFailed ? 'log.empty.failed.text' : 'log.empty.filtered.text')}
    >
      <Button variant="default" onClick={() => onChoose({ view })}>
        {words('users.filtered.clear')}
      </Button>
    </EmptyState>
  );
}
