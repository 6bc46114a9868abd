// Setup links as administrators see them.

import { queryOptions } from '@tanstack/react-query';
import { getItems } from './client.ts';

const all = '/directories/{directory}/setup-links';

export const setupLinksQuery = (id: string) =>
  queryOptions({ queryKey: ['directory', id, 'setup-links'], queryFn: getItems(all, { directory: id }) });
