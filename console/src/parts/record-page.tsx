// A page about one record: the way back to its list, and the record on its way, failed, or there.

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { Loading } from './loading.tsx';
import { ProblemPage } from './problem-page.tsx';

interface RecordPageProps<Data> {
  readonly back: ReactNode;
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

export function RecordPage<Data>({ back, query, children }: RecordPageProps<Data>): ReactElement {
  const retry = (): unknown => query.refetch();
  return (
    <>
      <p>{back}</p>
      {query.isPending && <Loading isPage lines={6} onRetry={retry} />}
      {query.data === undefined && query.error !== null && <ProblemPage error={query.error} onRetry={retry} />}
      {query.data !== undefined && children(query.data)}
    </>
  );
}
