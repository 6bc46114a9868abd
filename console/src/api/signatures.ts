// Signatures of e-mails that cards give.

import { queryOptions } from '@tanstack/react-query';
import { cardsKey } from './cards.ts';
import { addressOf, get, sendTo } from './client.ts';

const one = '/directories/{directory}/cards/{card}/signature';

export const signatureQuery = (id: string, card: string) =>
  queryOptions({
    queryKey: [...cardsKey(id), 'card', card, 'signature'],
    queryFn: get(one, { directory: id, card }),
  });

const address = `${one}/address` as const;

export const createSignatureAddress = (id: string, card: string) => sendTo('POST', address, { directory: id, card });
export const revokeSignatureAddress = (id: string, card: string) => sendTo('DELETE', address, { directory: id, card });

/** Path of the signature as a file. */
export function signatureFile(id: string, card: string): string {
  return addressOf(`${one}/file`, { directory: id, card }, {});
}
