// /d/:id/log: the provisioning log, newest first, live; as entries, cycles or requests.

import { Button, Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { LiveMark } from '../live/live-mark.tsx';
import { useWords } from '../locales/locale.tsx';
import { PageTabs } from '../parts/page-tabs.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Status } from '../parts/status.tsx';
import { LogCycles } from './log-cycles.tsx';
import { LogEntries } from './log-entries.tsx';
import { LogFilters } from './log-filters.tsx';
import type { LogSearch, LogView } from './log-search.ts';

const route = getRouteApi('/signed-in/d/$directoryId/log');

export function LogPage(): ReactElement {
  const words = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [isPaused, setPaused] = useState(false);
  const choose = (next: LogSearch): void => void navigate({ search: next, replace: true });
  const view: LogView = search.view ?? 'events';

  return (
    <>
      <PageTitle title={words('log.title')} action={<LogTail isPaused={isPaused} onPause={setPaused} />} />
      <PageTabs
        label={words('log.view')}
        chosen={view}
        tabs={[
          { key: 'events', label: words('log.view.entries') },
          { key: 'cycles', label: words('log.view.cycles') },
          { key: 'requests', label: words('log.view.requests') },
        ]}
        onChoose={(key) => choose({ ...search, view: key === 'events' ? undefined : key })}
      >
        {view === 'cycles' ? (
          <LogCycles search={search} onChoose={choose} />
        ) : (
          <>
            <LogFilters search={search} onChoose={choose} />
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
