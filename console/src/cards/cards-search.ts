// The list of cards in the address: search, filters and order.

import { chosenOf, given, joinWords, oneOf, type Search, textOf } from '../parts/address.ts';
import { missingValues } from '../user-filters/missing-values.ts';

export const cardStates = ['published', 'draft', 'paused'] as const;
export type CardState = (typeof cardStates)[number];
export type CardsSort = 'name' | 'department';

export type CardsSearch = {
  readonly search?: string | undefined;
  readonly state?: CardState | undefined;
  readonly department?: string | undefined;
  /** Values, separated by commas. */
  readonly missing?: string | undefined;
  /** Id of a group. */
  readonly group?: string | undefined;
  /** Whether values were entered for the card. */
  readonly own?: 'true' | 'false' | undefined;
  readonly sort?: CardsSort | undefined;
  readonly direction?: 'down' | undefined;
};

export function readCardsSearch(search: Search): CardsSearch {
  return given({
    search: textOf(search['search']),
    state: oneOf(cardStates, search['state']),
    department: textOf(search['department']),
    missing: joinWords(chosenOf(missingValues, textOf(search['missing']))),
    group: textOf(search['group']),
    own: oneOf(['true', 'false'], String(search['own'])),
    sort: oneOf(['department'], search['sort']),
    direction: oneOf(['down'], search['direction']),
  });
}

/** How many filters beside the text are set. */
export function countFilters({ search: _, sort: __, direction: ___, ...filters }: CardsSearch): number {
  return Object.values(filters).filter((value) => value !== undefined).length;
}

/** What a change of all that match sends. */
export function filterBody({ sort: _, direction: __, missing, own, ...filter }: CardsSearch) {
  return given({
    ...filter,
    missing: missing === undefined ? undefined : [...chosenOf(missingValues, missing)],
    own: own === undefined ? undefined : own === 'true',
  });
}

export function queryOfCards(search: CardsSearch): string {
  return new URLSearchParams(Object.entries(given(search)).toSorted(([a], [b]) => (a < b ? -1 : 1))).toString();
}

/** The address of a saved view. */
export function cardsOfQuery(query: string): CardsSearch {
  return readCardsSearch(Object.fromEntries(new URLSearchParams(query)));
}

/** The order after a click on the head of a column. */
export function sortCards({ sort = 'name', direction, ...rest }: CardsSearch, by: CardsSort): CardsSearch {
  const turns = sort === by && direction === undefined;
  return { ...rest, ...(by === 'name' ? {} : { sort: by }), ...(turns ? { direction: 'down' as const } : {}) };
}
