// Cards of a directory.

import { queryOptions } from '@tanstack/react-query';
import type { Body } from '../../../src/http/api/client-types.ts';
import type { CardSettings, CardSummary } from '../../../src/http/api/schemas/cards.ts';
import { addressOf, get, read, sendFor, sendTo } from './client.ts';
import type { ListFilter } from './paths.ts';
import { type RowSource, windowAt } from './rows.ts';

const all = '/directories/{directory}/cards';
const preview = `${all}/state/preview` as const;
const templatePreview = `${all}/template/preview` as const;
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

/** Path of the list as a file. */
export function cardsFile(id: string, filter: ListFilter): string {
  return addressOf('/directories/{directory}/export/cards', { directory: id }, filter);
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

export const changeCard = (id: string, card: string) => sendTo('PATCH', `${all}/{card}`, { directory: id, card });
export const changeCardSettings = (id: string) => sendTo('PATCH', settings, { directory: id });
/** How many of the chosen cards a change of state would change; asked for again each time. */
export const previewCardState = (id: string, body: Body<'POST', typeof preview>) =>
  queryOptions({
    queryKey: [...cardsKey(id), 'preview', body],
    queryFn: ({ meta }) => sendTo('POST', preview, { directory: id })(body, { meta }),
    gcTime: 0,
  });

/** How many of the chosen cards would have another template, or none, chosen. */
export const previewTemplate = (id: string, body: Body<'POST', typeof templatePreview>) =>
  queryOptions({
    queryKey: [...cardsKey(id), 'template-preview', body],
    queryFn: ({ meta }) => sendTo('POST', templatePreview, { directory: id })(body, { meta }),
    gcTime: 0,
  });

export const undoCardChange = (id: string) =>
  sendFor('POST', '/directories/{directory}/card-changes/{change}/undo', (change) => ({ directory: id, change }));
export const setCardState = (id: string) => sendTo('POST', `${all}/state`, { directory: id });
export const chooseTemplate = (id: string) => sendTo('POST', `${all}/template`, { directory: id });
