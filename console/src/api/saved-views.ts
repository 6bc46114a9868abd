// Saved views of the list of users.

import { queryOptions } from '@tanstack/react-query';
import { getItems, sendFor, sendTo } from './client.ts';

const all = '/directories/{directory}/saved-views';

export const savedViewsQuery = (id: string) =>
  queryOptions({
    queryKey: ['directory', id, 'views'],
    queryFn: getItems(all, { directory: id }),
    staleTime: 60_000,
  });

export const saveView = (id: string) => sendTo('POST', all, { directory: id });

export const removeView = (id: string) => sendFor('DELETE', `${all}/{view}`, (view) => ({ directory: id, view }));
