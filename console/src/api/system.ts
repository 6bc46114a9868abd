// The installation: retention and the state of the node that responds.

import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';

export const retentionQuery = queryOptions({ queryKey: ['retention'], queryFn: get('/retention', {}) });

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: get('/system', {}),
  refetchInterval: 5_000,
});
