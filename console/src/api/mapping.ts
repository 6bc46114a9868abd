// Received attributes and the mapping check.

import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';

export const mappingQuery = (id: string) =>
  queryOptions({
    queryKey: ['directory', id, 'mapping'],
    queryFn: get('/directories/{directory}/mapping', { directory: id }),
  });
