// The matching entries, newest first. New ones arrive by themselves while the newest page is open and the log is not paused.

import { Box, Button, Group } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import { logQuery } from '../api/log.ts';
import { useLiveLines } from '../live/provider.tsx';
import { readAgain } from '../live/read-again.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import { OlderButton } from '../parts/older-button.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { filterOf, isFiltered, type LogSearch } from './log-search.ts';
import { LogTable } from './log-table.tsx';

interface LogEntriesProps {
  readonly search: LogSearch;
  readonly view: 'events' | 'requests';
  readonly isPaused: boolean;
  readonly onChoose: (next: LogSearch) => void;
}

export function LogEntries({ search, view, isPaused, onChoose }: LogEntriesProps): ReactElement {
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
              <LogTable lines={pages.flatMap(({ items }) => items)} view={view} />
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
