// The answer to a query on its way, failed, or there.

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { Loading } from './loading.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface AnswerProps<Data> {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending' | 'refetch'>;
  /** How many grey lines take its place. */
  readonly lines: number;
  readonly children: (data: Data) => ReactNode;
}

export function Answer<Data>({ query, lines, children }: AnswerProps<Data>): ReactElement {
  const retry = (): unknown => query.refetch();
  return (
    <>
      {query.isPending && <Loading lines={lines} onRetry={retry} />}
      <ProblemNotice error={query.error} onRetry={retry} />
      {query.data !== undefined && children(query.data)}
    </>
  );
}
