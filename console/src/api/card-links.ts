// Links by which users look after their own card, as editors see them.

import { queryOptions } from '@tanstack/react-query';
import { cardsKey } from './cards.ts';
import { get, sendTo } from './client.ts';

const path = '/directories/{directory}/cards/{card}/link';

export const cardLinkQuery = (id: string, card: string) =>
  queryOptions({ queryKey: [...cardsKey(id), 'card', card, 'link'], queryFn: get(path, { directory: id, card }) });

export const createCardLink = (id: string, card: string) => sendTo('POST', path, { directory: id, card });
export const revokeCardLink = (id: string, card: string) => sendTo('DELETE', path, { directory: id, card });
