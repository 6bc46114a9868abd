// Reads a list again after changes, but not for every request of a busy cycle.

import { useEffect, useEffectEvent, useRef } from 'react';
import { useLiveLines } from './provider.tsx';

const usualRestMs = 2_000;
const reading = ['GET', 'HEAD'];

/** Calls `reload` after changes, at most once in the time given. */
export function useReload(reload: () => unknown, restMs = usualRestMs): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = useEffectEvent(reload);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveLines(({ lines, isWhole }) => {
    if (isWhole && lines.every(({ method }) => reading.includes(method))) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      again();
    }, restMs);
  });
}
