// The installation: retention and the state of the node that responds (contract: /retention, /system).

import { queryOptions } from '@tanstack/react-query';
import type { RetentionDays, SystemReport } from '../../../src/http/api/contract.ts';
import { get } from './client.ts';

export const retentionQuery = queryOptions({ queryKey: ['retention'], queryFn: get<RetentionDays>('/retention') });

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: get<SystemReport>('/system'),
  refetchInterval: 5_000,
});
