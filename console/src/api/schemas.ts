// The schemas of a directory's own (contract: /schemas).

import { queryOptions } from '@tanstack/react-query';
import type { ConsoleSchema, ImportedSchemas, RemovedSchemas } from '../../../src/http/console/contract.ts';
import { read, send } from './client.ts';
import { pathOf } from './directories.ts';

export function schemasQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'schemas'],
    queryFn: () => read<readonly ConsoleSchema[]>(`${pathOf(id)}/schemas`),
  });
}

export function importSchemas(id: string, document: string): Promise<ImportedSchemas> {
  return send('POST', `${pathOf(id)}/schemas`, { document });
}

export function removeSchema(id: string, urn: string): Promise<RemovedSchemas> {
  return send('DELETE', `${pathOf(id)}/schemas/${encodeURIComponent(urn)}`);
}
