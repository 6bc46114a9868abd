// Which cards an act is on: those of named users, or all that a list shows. They are found in pieces, so that no act waits long for the store.

import { Failure, type ListQuery, type ListStore, type ResourceId } from '../domain/index.ts';

/** What a list of cards is narrowed by. */
export type CardFilter = Omit<ListQuery, 'type' | 'active' | 'order' | 'descending'>;

export interface CardChoice {
  readonly users?: readonly ResourceId[] | undefined;
  /** Without users: all cards that match, but for some. */
  readonly matching?: CardFilter | undefined;
  readonly except?: readonly ResourceId[] | undefined;
}

/** So many users can be named. */
const maxNamed = 1_000;
/** How many cards one transaction changes. */
const pieceSize = 500;

/** Throws Failure BC-906 for a choice of none, and for too many users. */
export function checkCardChoice({ users, matching }: CardChoice): void {
  if (users === undefined && matching === undefined) throw new Failure('BC-906', { reason: 'cardChoice' });
  const sent = users?.length ?? 0;
  if (sent > maxNamed) throw new Failure('BC-906', { reason: 'cardCount', most: maxNamed, sent });
}

/** The users of the chosen cards, piece by piece. */
export async function* chosenCards(
  { lists }: { readonly lists: ListStore },
  { users, matching, except = [] }: CardChoice,
): AsyncGenerator<readonly ResourceId[]> {
  if (users !== undefined) {
    for (let start = 0; start < users.length; start += pieceSize) yield users.slice(start, start + pieceSize);
    return;
  }
  const left = new Set(except);
  const positions = await lists.positions({ ...matching, type: 'User', active: true, order: 'created' });
  for (let start = 0; start < positions.length; start += pieceSize) {
    const ids = await lists.idsAt(positions.slice(start, start + pieceSize));
    yield ids.filter((id) => !left.has(id));
  }
}
