// The schemas that a directory has imported (contract: /schemas).

import { queryOptions } from '@tanstack/react-query';
import type { ConsoleSchema, ImportedSchemas, RemovedSchemas } from '../../../src/http/api/contract.ts';
import { get, sendFor, sendTo } from './client.ts';
import { pathOf } from './paths.ts';

export function schemasQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'schemas'],
    queryFn: get<readonly ConsoleSchema[]>(pathOf(id, 'schemas')),
  });
}

export function importSchemas(id: string) {
  return sendTo<{ readonly document: string }, ImportedSchemas>('POST', pathOf(id, 'schemas'));
}

export function removeSchema(id: string) {
  return sendFor<string, RemovedSchemas>('DELETE', (urn) => pathOf(id, 'schemas', urn));
}
