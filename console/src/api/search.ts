// The search over all directories.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';

/** Results for a text; in one directory when it is named. */
export const searchQuery = (text: string, directory: string | undefined) =>
  queryOptions({
    queryKey: ['search', directory, text],
    queryFn: get('/search', {}, { text, directory }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    gcTime: 30_000,
  });
