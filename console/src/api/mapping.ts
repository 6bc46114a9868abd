// What Entra sends, attribute by attribute (contract: /mapping).

import { queryOptions } from '@tanstack/react-query';
import type { MappingReport } from '../../../src/http/console/contract.ts';
import { read } from './client.ts';
import { pathOf } from './directories.ts';

export function mappingQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'mapping'],
    queryFn: () => read<MappingReport>(`${pathOf(id)}/mapping`),
  });
}
