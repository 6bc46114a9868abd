// The search over everything (contract: /search).

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SearchResults } from '../../../src/http/console/contract.ts';
import { read } from './client.ts';

/** Results for a text; in one directory when it is named. */
export function foundQuery(text: string, directoryId: string | undefined) {
  const query = new URLSearchParams({ text, ...(directoryId === undefined ? {} : { directory: directoryId }) });
  return queryOptions({
    queryKey: ['search', directoryId, text],
    queryFn: () => read<SearchResults>(`/search?${query.toString()}`),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    gcTime: 30_000,
  });
}
