// Data on its way, failed, or there: a part of a page, a whole record, or the rows of a long list.

import { Button, Group } from '@mantine/core';
import type { UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { Rows } from '../api/rows.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from './loading.tsx';
import { ProblemNotice, ProblemPage } from './notice.tsx';

interface AnswerProps<Data> {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending' | 'refetch'>;
  /** How many grey lines take its place. */
  readonly lines: number;
  /** What to show for a list without items. */
  readonly empty?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

export function Answer<Data>({ query, lines, empty, children }: AnswerProps<Data>): ReactElement {
  const retry = (): unknown => query.refetch();
  const isEmptyList = empty !== undefined && Array.isArray(query.data) && query.data.length === 0;
  return (
    <>
      {query.isPending && <Loading lines={lines} onRetry={retry} />}
      <ProblemNotice error={query.error} onRetry={retry} />
      {isEmptyList && empty}
      {query.data !== undefined && !isEmptyList && children(query.data)}
    </>
  );
}

interface RecordPageProps<Data> {
  readonly back: ReactNode;
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** A page about one record, with the way back to its list. */
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

interface RowsAnswerProps<Row> {
  readonly rows: Rows<Row>;
  /** What to show for a list without rows. */
  readonly empty: ReactNode;
  readonly children: ReactNode;
}

export function RowsAnswer<Row>({ rows, empty, children }: RowsAnswerProps<Row>): ReactElement {
  const { total, error, refetch } = rows;
  return (
    <>
      {total === undefined && error === null && <Loading lines={8} onRetry={refetch} />}
      <ProblemNotice error={error} onRetry={refetch} />
      {isEmpty(rows) && empty}
      {total !== undefined && !isEmpty(rows) && children}
    </>
  );
}

/** Rows of an earlier question do not count. */
export function isEmpty({ total, isStale }: Pick<Rows<unknown>, 'total' | 'isStale'>): boolean {
  return total === 0 && !isStale;
}

interface OlderButtonProps {
  readonly query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
}

/** Nothing when there is no older page. */
export function OlderButton({ query }: OlderButtonProps): ReactElement | null {
  const words = useWords();
  if (!query.hasNextPage) return null;
  return (
    <Group>
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
        {words('log.older')}
      </Button>
    </Group>
  );
}
