// Reads a list again after changes, but not for every request of a busy cycle.

import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useLiveLines } from './provider.tsx';
import { readAgain } from './read-again.ts';

const usualRestMs = 2_000;
const reading = ['GET', 'HEAD'];

/** Reads what is cached under the key again after changes, at most once in the time given. */
export function useReload(queryKey: QueryKey, restMs = usualRestMs): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = useEffectEvent(() => readAgain(client, queryKey));
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveLines(({ lines, isWhole }) => {
    if (isWhole && lines.every(({ method }) => reading.includes(method))) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void again();
    }, restMs);
  });
}
