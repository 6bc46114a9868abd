// Received attributes and the mapping check (contract: /mapping).

import { queryOptions } from '@tanstack/react-query';
import type { MappingReport } from '../../../src/http/api/contract.ts';
import { get } from './client.ts';
import { pathOf } from './paths.ts';

export function mappingQuery(id: string) {
  return queryOptions({ queryKey: ['directory', id, 'mapping'], queryFn: get<MappingReport>(pathOf(id, 'mapping')) });
}
