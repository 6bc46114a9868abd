// A page whose data could not be read: heading, cause and a retry button.

import type { ReactElement } from 'react';
import { ProblemError } from '../api/problem-error.ts';
import { useWords } from '../locales/locale.tsx';
import { PageTitle } from './page-title.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface ProblemPageProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

const notFound = 404;

export function ProblemPage({ error, onRetry }: ProblemPageProps): ReactElement {
  const words = useWords();
  const isMissing = error instanceof ProblemError && error.status === notFound;
  return (
    <>
      <PageTitle title={words(isMissing ? 'fault.notFound.title' : 'fault.title')} />
      <ProblemNotice error={error} {...(isMissing ? {} : { onRetry })} />
    </>
  );
}
