// A directory at a glance.

import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';

/** `since` is when today began where the reader is. */
export function overviewQuery(id: string, days: number, since: string) {
  return queryOptions({
    queryKey: ['directory', id, 'overview', days, since],
    queryFn: get('/directories/{directory}/overview', { directory: id }, { days: String(days), since }),
  });
}
