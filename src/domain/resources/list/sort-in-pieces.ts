// Sorting as long work that rests in time: pieces are sorted one by one and merged, and others run in between.

import type { LongRead } from '../long-read.ts';

const pieceLength = 1_000;

type Order<Item> = (left: Item, right: Item) => number;

/** The items in order; equal ones stay as they were. */
export async function sortInPieces<Item>(
  items: readonly Item[],
  order: Order<Item>,
  { note }: Pick<LongRead, 'note'>,
): Promise<readonly Item[]> {
  let runs: (readonly Item[])[] = [];
  for (let at = 0; at < items.length; at += pieceLength) {
    runs.push(items.slice(at, at + pieceLength).sort(order));
    await note(0);
  }
  while (runs.length > 1) {
    const merged: (readonly Item[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], order, note));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<Item>(
  left: readonly Item[],
  right: readonly Item[],
  order: Order<Item>,
  note: LongRead['note'],
): Promise<readonly Item[]> {
  const merged: Item[] = [];
  let fromLeft = 0;
  for (const [at, item] of right.entries()) {
    for (; fromLeft < left.length; fromLeft += 1) {
      const candidate = left[fromLeft] as Item;
      if (order(candidate, item) > 0) break;
      merged.push(candidate);
    }
    merged.push(item);
    if (at % pieceLength === 0) await note(0);
  }
  for (; fromLeft < left.length; fromLeft += 1) merged.push(left[fromLeft] as Item);
  return merged;
}
