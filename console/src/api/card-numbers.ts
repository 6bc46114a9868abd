// How often cards are seen, saved and added to wallets.

import { queryOptions } from '@tanstack/react-query';
import { cardsKey } from './cards.ts';
import { get, sendTo } from './client.ts';

const all = '/directories/{directory}/card-numbers';

const keyOf = (id: string) => [...cardsKey(id), 'numbers'] as const;

/** Of all cards of a directory in the last days. */
export const cardNumbersQuery = (id: string, days: number) =>
  queryOptions({ queryKey: [...keyOf(id), days], queryFn: get(all, { directory: id }, { days: String(days) }) });

/** Of the card of one user. */
export const numbersOfCardQuery = (id: string, card: string, days: number) =>
  queryOptions({
    queryKey: [...keyOf(id), card, days],
    queryFn: get('/directories/{directory}/cards/{card}/numbers', { directory: id, card }, { days: String(days) }),
  });

export const changeCardNumbers = (id: string) => sendTo('PATCH', all, { directory: id });
