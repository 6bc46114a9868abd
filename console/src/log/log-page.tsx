// /d/:id/log: what Entra asked and what it was answered, newest first, live.

import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { logQuery } from '../api/resources.ts';
import { useWords } from '../locales/provider.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Segments } from '../parts/segments.tsx';
import { LogTable } from './log-table.tsx';
import { LogTail } from './log-tail.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/log');

export function LogPage(): ReactElement {
  const words = useWords();
  const { directoryId } = route.useParams();
  const { failed = false, resource } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const [isPaused, setPaused] = useState(false);
  const options = logQuery(directoryId, { failed, ...(resource === undefined ? {} : { resource }) }, !isPaused);
  const log = useInfiniteQuery(options);
  const lines = log.data?.pages.flatMap((page) => page.lines);
  const isReadingOlder = (log.data?.pages.length ?? 1) > 1;

  return (
    <>
      <PageTitle
        title={words('log.title')}
        action={
          <LogTail isPaused={isPaused} isReadingOlder={isReadingOlder} isBroken={log.isError} onPause={setPaused} />
        }
      />
      <div className="filters">
        <Segments
          label={words('log.filter')}
          chosen={failed ? 'failed' : 'all'}
          segments={[
            { key: 'all', label: words('log.all') },
            { key: 'failed', label: words('log.failed') },
          ]}
          onChoose={(key) =>
            navigate({ search: (old) => ({ ...old, failed: key === 'failed' ? true : undefined }), replace: true })
          }
        />
        {isReadingOlder && (
          <Button variant="default" onClick={() => client.resetQueries({ queryKey: options.queryKey })}>
            {words('log.newest')}
          </Button>
        )}
      </div>
      {resource !== undefined && (
        <p className="notice">
          {words('log.resource')}{' '}
          <Link className="text-link" to="/d/$directoryId/log" params={{ directoryId }} search={{}}>
            {words('log.resource.clear')}
          </Link>
        </p>
      )}
      {log.isPending && <Loading lines={8} onRetry={() => log.refetch()} />}
      {lines === undefined && <ProblemNotice error={log.error} onRetry={() => log.refetch()} />}
      {lines?.length === 0 && <NoLines failed={failed} />}
      {lines !== undefined && lines.length > 0 && <LogTable directoryId={directoryId} lines={lines} />}
      {log.hasNextPage && (
        <Button
          className="older"
          variant="default"
          loading={log.isFetchingNextPage}
          onClick={() => log.fetchNextPage()}
        >
          {words('log.older')}
        </Button>
      )}
    </>
  );
}

function NoLines({ failed }: { readonly failed: boolean }): ReactElement {
  const words = useWords();
  if (failed)
    return <EmptyState icon="check" title={words('log.empty.failed.title')} text={words('log.empty.failed.text')} />;
  return <EmptyState icon="log" title={words('log.empty.title')} text={words('log.empty.text')} />;
}
