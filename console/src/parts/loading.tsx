// While a page waits: nothing for 150 ms, then grey lines in place of the content, and after 8 seconds a button to try again.

import { Button, Group, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { useWords } from '../locales/locale.tsx';

const stillLoadingMs = 8_000;

interface LoadingProps {
  readonly lines?: number;
  readonly onRetry?: (() => void) | undefined;
  /** Whether the heading of the page is not yet known either. */
  readonly isPage?: boolean;
}

export function Loading({ lines = 4, onRetry, isPage = false }: LoadingProps): ReactElement {
  const words = useWords();
  const [isLong, setLong] = useState(false);
  useTimeout(() => setLong(true), stillLoadingMs, { autoInvoke: true });
  const text = words(isLong ? 'app.stillLoading' : 'app.loading');
  return (
    <Stack gap="sm" data-loading data-skeleton>
      <VisuallyHidden>{isPage && <h1>{words('app.loading')}</h1>}</VisuallyHidden>
      <VisuallyHidden role="status">{text}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={`line ${String(line)}`} height={44} aria-hidden="true" />
      ))}
      {isLong && onRetry !== undefined && (
        <Group>
          {text}
          <Button variant="default" size="xs" onClick={onRetry}>
            {words('app.retry')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
