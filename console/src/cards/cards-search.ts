// The list of cards in the address: search and state.

import { given, oneOf, type Search, textOf } from '../parts/address.ts';

export const cardStates = ['published', 'draft', 'paused'] as const;
export type CardState = (typeof cardStates)[number];

export type CardsSearch = {
  readonly search?: string | undefined;
  readonly state?: CardState | undefined;
};

export function readCardsSearch({ search, state }: Search): CardsSearch {
  return given({ search: textOf(search), state: oneOf(cardStates, state) });
}
