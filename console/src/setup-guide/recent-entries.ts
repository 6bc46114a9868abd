// The newest lines of the provisioning log, kept up to date while they are on the screen.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConsoleLogLine, LogPage } from '../../../src/http/console/contract.ts';
import { read } from '../api/client.ts';
import { pathOf } from '../api/directories.ts';
import { useLiveLines } from '../live/provider.tsx';
import { readAgain } from '../live/read-again.ts';

/** At most `count` lines, newest first; undefined until the first answer. */
export function useRecentEntries(directoryId: string, count: number) {
  const client = useQueryClient();
  const queryKey = ['directory', directoryId, 'recent', count];
  const lines = useQuery({
    queryKey,
    queryFn: async () => (await read<LogPage>(`${pathOf(directoryId)}/log?limit=${String(count)}`)).lines,
  });

  useLiveLines(({ lines: fresh, isWhole }) => {
    if (!isWhole) {
      void readAgain(client, queryKey);
      return;
    }
    client.setQueryData<readonly ConsoleLogLine[]>(queryKey, (known) => {
      if (known === undefined) return undefined;
      const ids = new Set(fresh.map(({ id }) => id));
      return [...fresh, ...known.filter(({ id }) => !ids.has(id))].slice(0, count);
    });
  });
  return lines;
}
