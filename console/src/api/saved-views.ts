// Saved views of the lists of users and of cards.

import { queryOptions } from '@tanstack/react-query';
import { getItems, sendFor, sendTo } from './client.ts';

const all = '/directories/{directory}/saved-views';

export type ViewedList = 'users' | 'cards';

export const savedViewsQuery = (id: string, list: ViewedList) =>
  queryOptions({
    queryKey: ['directory', id, 'views', list],
    queryFn: getItems(all, { directory: id }, { list }),
    staleTime: 60_000,
  });

export const saveView = (id: string) => sendTo('POST', all, { directory: id });

export const removeView = (id: string) => sendFor('DELETE', `${all}/{view}`, (view) => ({ directory: id, view }));
