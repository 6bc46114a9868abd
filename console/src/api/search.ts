// The search over all directories (contract: /search).

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SearchResults } from '../../../src/http/api/contract.ts';
import { get } from './client.ts';
import { queryOf } from './paths.ts';

/** Results for a text; in one directory when it is named. */
export function searchQuery(text: string, directory: string | undefined) {
  return queryOptions({
    queryKey: ['search', directory, text],
    queryFn: get<SearchResults>(`/search?${queryOf({ text, directory })}`),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    gcTime: 30_000,
  });
}
