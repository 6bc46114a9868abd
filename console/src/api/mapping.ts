// Received attributes and the mapping check.

import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';

export function mappingQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'mapping'],
    queryFn: get('/directories/{directory}/mapping', { directory: id }),
  });
}
