// The chosen rows of the list of cards: some, or all that match but for some. Another filter is another list, of which nothing is chosen.

import { useState } from 'react';
import { type CardsSearch, filterBody } from './cards-search.ts';

interface Chosen {
  readonly of: string;
  /** Whether all are chosen but for the ids. */
  readonly isAll: boolean;
  readonly ids: ReadonlySet<string>;
}

export interface Selection {
  readonly count: number;
  readonly isAll: boolean;
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
  /** As a change of cards names them. */
  readonly choice: CardChoice;
}

type CardChoice =
  | { readonly users: string[] }
  | { readonly matching: ReturnType<typeof filterBody>; readonly except: string[] };

const none: ReadonlySet<string> = new Set();

export function useSelection({ sort: _, direction: __, ...filter }: CardsSearch, total: number): Selection {
  const of = JSON.stringify(filter);
  const [kept, setKept] = useState<Chosen>({ of, isAll: false, ids: none });
  const { isAll, ids } = kept.of === of ? kept : { isAll: false, ids: none };
  const set = (next: Omit<Chosen, 'of'>): void => setKept({ ...next, of });
  const clear = (): void => set({ isAll: false, ids: none });
  const count = isAll ? Math.max(0, total - ids.size) : ids.size;
  return {
    count,
    isAll,
    has: (id) => ids.has(id) !== isAll,
    toggle: (id) => set({ isAll, ids: toggled(ids, id) }),
    toggleAll: () => (count > 0 ? clear() : set({ isAll: true, ids: none })),
    clear,
    choice: isAll ? { matching: filterBody(filter), except: [...ids] } : { users: [...ids] },
  };
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? new Set([...ids].filter((each) => each !== id)) : new Set([...ids, id]);
}
