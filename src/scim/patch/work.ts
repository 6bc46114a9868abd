// Bounds the work of one PATCH: each operation on a list walks it once for every comparison of its filter, and both a list and a request
// may be long. What a client means stays far below the bound.

import { ScimError } from '../error.ts';
import type { BoundFilter } from '../filter/index.ts';

/** How many times the operations of one PATCH look at a value of a list or change one, all in all. */
export const maxWork = 1_250_000;

/** What a PATCH has left to do. */
export interface Work {
  left: number;
}

/** Counts so many values that are looked at or changed. Throws ScimError tooMany. */
export function countWork(work: Work, values: number): void {
  work.left -= values;
  if (work.left >= 0) return;
  throw new ScimError(
    'tooMany',
    `The operations look at more than ${maxWork} values. Send fewer operations, or shorter filters, in one PATCH.`,
  );
}

/** How often a filter looks at one value. */
export function comparisonsIn(filter: BoundFilter | undefined): number {
  switch (filter?.kind) {
    case 'and':
    case 'or':
      return comparisonsIn(filter.left) + comparisonsIn(filter.right);
    case 'not':
      return comparisonsIn(filter.filter);
    default:
      return 1;
  }
}
