// The rows of a long list on their way, failed, missing, or there.

import type { ReactElement, ReactNode } from 'react';
import type { Rows } from '../api/rows.ts';
import { Loading } from './loading.tsx';
import { ProblemNotice } from './problem-notice.tsx';

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
