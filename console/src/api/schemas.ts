// The schemas that a directory has imported.

import { queryOptions } from '@tanstack/react-query';
import { getItems, sendFor, sendTo } from './client.ts';

const all = '/directories/{directory}/schemas';

export const schemasQuery = (id: string) =>
  queryOptions({ queryKey: ['directory', id, 'schemas'], queryFn: getItems(all, { directory: id }) });

export const importSchemas = (id: string) => sendTo('POST', all, { directory: id });

export const removeSchema = (id: string) =>
  sendFor('DELETE', `${all}/{schema}`, (schema) => ({ directory: id, schema }));
