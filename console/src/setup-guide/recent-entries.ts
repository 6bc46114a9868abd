// The newest entries of the provisioning log, kept up to date while visible.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { recentEntriesQuery } from '../api/log.ts';
import { useLiveLines } from '../live/provider.tsx';
import { readAgain } from '../live/read-again.ts';

/** At most `count` entries, newest first; undefined until the first response. */
export function useRecentEntries(directoryId: string, count: number) {
  const client = useQueryClient();
  const query = recentEntriesQuery(directoryId, count);
  useLiveLines(({ lines: fresh, isWhole }) => {
    if (!isWhole) {
      void readAgain(client, query.queryKey);
      return;
    }
    client.setQueryData(query.queryKey, (known) => {
      if (known === undefined) return undefined;
      const ids = new Set(fresh.map(({ id }) => id));
      return [...fresh, ...known.filter(({ id }) => !ids.has(id))].slice(0, count);
    });
  });
  return useQuery(query);
}
