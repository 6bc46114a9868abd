// Reads the next page of a list that is newest first.

import { Button, Group } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';

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
