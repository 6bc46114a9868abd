// Reads a list again after changes, but not for every request of a busy cycle.

import { useTimeout } from '@mantine/hooks';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useLiveLines } from './provider.tsx';
import { readAgain } from './read-again.ts';

const usualRestMs = 2_000;
const reading = ['GET', 'HEAD'];

/** Reads what is cached under the key again after changes, at most once in the time given. */
export function useReload(queryKey: QueryKey, restMs = usualRestMs): void {
  const client = useQueryClient();
  const reload = useTimeout(() => readAgain(client, queryKey), restMs);
  useLiveLines(({ lines, isWhole }) => {
    if (!isWhole || lines.some(({ method }) => !reading.includes(method))) reload.start();
  });
}
