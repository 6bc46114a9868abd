// Chance that can be repeated: the same seed gives the same choices.

export interface Chance {
  /** A whole number from 0 up to but not including this. */
  readonly below: (end: number) => number;
  /** True once in so many times. */
  readonly once: (inTimes: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

/** mulberry32: 32 bits of state are plenty for choosing among a few things. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    once: (inTimes) => below(inTimes) === 0,
    pick: (items) => {
      if (items.length === 0) throw new Error('There is nothing to choose from.');
      // The index is below the length, so there is an item, which may itself be undefined.
      return items[below(items.length)] as (typeof items)[number];
    },
  };
}
