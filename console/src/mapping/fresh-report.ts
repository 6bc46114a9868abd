// Reads the attribute report again while users are provisioned, at most every few seconds.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { mappingQuery } from '../api/mapping.ts';
import { useLiveLines } from '../live/provider.tsx';
import { readAgain } from '../live/read-again.ts';

const pauseMs = 5_000;

/** Reads the report again after changes, at most every five seconds. */
export function useFreshReport(directoryId: string): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useLiveLines(({ lines }) => {
    const isWritten = lines.some(({ method, status, code }) => method !== 'GET' && (status < 400 || code === 'BC-402'));
    if (!isWritten || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void readAgain(client, mappingQuery(directoryId).queryKey);
    }, pauseMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
