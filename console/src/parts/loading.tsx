// Loading: nothing for 150 ms, then skeleton lines, and after 8 seconds a retry button.

import { Button } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import { useWords } from '../locales/locale.tsx';

const stillLoadingMs = 8_000;

interface LoadingProps {
  readonly lines?: number;
  readonly onRetry?: () => void;
  /** Whether the heading of the page is still loading. */
  readonly isPage?: boolean;
}

/** Placeholder of loading content. */
export function Loading({ lines = 4, onRetry, isPage = false }: LoadingProps): ReactElement {
  const words = useWords();
  const isLong = useElapsed(stillLoadingMs);
  return (
    <div className="loading">
      {isPage && <h1 className="unseen">{words('app.loading')}</h1>}
      <span className="unseen" role="status">
        {words(isLong ? 'app.stillLoading' : 'app.loading')}
      </span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={`line ${String(line)}`} className="loading-line" aria-hidden="true" />
      ))}
      {isLong && onRetry !== undefined && (
        <p>
          {words('app.stillLoading')}{' '}
          <Button variant="default" size="xs" onClick={onRetry}>
            {words('app.retry')}
          </Button>
        </p>
      )}
    </div>
  );
}

function useElapsed(afterMs: number): boolean {
  const [elapsed, setElapsed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setElapsed(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return elapsed;
}
