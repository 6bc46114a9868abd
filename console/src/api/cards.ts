// Cards of a directory.

import { queryOptions } from '@tanstack/react-query';
import type { CardSettings, CardSummary } from '../../../src/http/api/schemas/cards.ts';
import { get, read, sendTo } from './client.ts';
import type { ListFilter } from './paths.ts';
import { type RowSource, windowAt } from './rows.ts';

const all = '/directories/{directory}/cards';
const freshMs = 1_000;
const settings = '/directories/{directory}/card-settings';

/** What everything about cards is read again by. */
export const cardsKey = (id: string) => ['directory', id, 'cards'] as const;

/** `made` is how many cards there are: the list is another one when more were made. */
export function cardRows(id: string, filter: ListFilter, made: number): RowSource<CardSummary> {
  return {
    key: [...cardsKey(id), 'list', filter, made],
    read: (api, offset) => read(api, all, { directory: id }, windowAt(filter, offset)),
  };
}

export const cardSettingsQuery = (id: string) =>
  queryOptions({ queryKey: [...cardsKey(id), 'settings'], queryFn: get(settings, { directory: id }) });

/** How soon to look again while cards are being made. */
export function untilMade(read: CardSettings | undefined): number | false {
  return read?.enabled === true && countCards(read) < read.users && freshMs;
}

export function countCards({ cards: { draft, published, paused } }: CardSettings): number {
  return draft + published + paused;
}

export const cardQuery = (id: string, card: string, language: 'de' | 'en') =>
  queryOptions({
    queryKey: [...cardsKey(id), 'card', card, language],
    queryFn: get(`${all}/{card}`, { directory: id, card }, { language }),
  });

export const changeCardSettings = (id: string) => sendTo('PATCH', settings, { directory: id });
export const setCardState = (id: string) => sendTo('POST', `${all}/state`, { directory: id });
