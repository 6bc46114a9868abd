// The schemas that a directory has imported.

import { queryOptions } from '@tanstack/react-query';
import { getItems, sendFor, sendTo } from './client.ts';

const all = '/directories/{directory}/schemas';

export function schemasQuery(id: string) {
  return queryOptions({ queryKey: ['directory', id, 'schemas'], queryFn: getItems(all, { directory: id }) });
}

export function importSchemas(id: string) {
  return sendTo('POST', all, { directory: id });
}

export function removeSchema(id: string) {
  return sendFor('DELETE', `${all}/{schema}`, (schema) => ({ directory: id, schema }));
}
